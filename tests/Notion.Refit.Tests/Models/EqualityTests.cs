using Notion.Refit.Models;

namespace Notion.Refit.Tests.Models;

/// <summary>Two models are equal when they say the same, in whatever form it came.</summary>
[TestFixture]
public sealed class EqualityTests
{
    [Test]
    public void Does_not_look_at_what_was_given()
    {
        Annotations read = ModelJson.Read<Annotations>("""{"bold": true, "italic": false, "strikethrough": false, "underline": false, "code": false, "color": "default"}""");

        Assert.That(read, Is.EqualTo(new Annotations { Bold = true }));
    }

    [Test]
    public void Does_not_look_at_the_form()
    {
        WritablePropertyValue read = ModelJson.Read<WritablePropertyValue>("""{"title": {"text": {"content": "a"}}}""");

        Assert.Multiple(() =>
        {
            Assert.That(read, Is.EqualTo(new TitleValue("a")));
            Assert.That(ModelJson.Read<WritablePropertyValue>("""[{"text": {"content": "a"}}]"""), Is.EqualTo(new TitleValue("a")));
            Assert.That(ModelJson.Read<WritablePropertyValue>("""{"number": 1.0}"""), Is.EqualTo(new NumberValue(1)));
        });
    }

    [Test]
    public void Looks_at_what_is_said()
    {
        Assert.Multiple(() =>
        {
            Assert.That(new Annotations { Bold = true }, Is.Not.EqualTo(new Annotations()));
            Assert.That(ModelJson.Read<BlockContent>("""{"type": "x", "x": {"a": 1}}"""), Is.EqualTo(ModelJson.Read<BlockContent>("""{"x": {"a": 1}, "type": "x"}""")));
            Assert.That(ModelJson.Read<BlockContent>("""{"type": "x", "x": {"a": 1}}"""), Is.Not.EqualTo(ModelJson.Read<BlockContent>("""{"type": "x", "x": {"a": 2}}""")));
            Assert.That(ModelJson.Read<BlockContent>("""{"type": "divider", "divider": {"a": 1}}"""), Is.Not.EqualTo(new DividerBlock()));
        });
    }
}
