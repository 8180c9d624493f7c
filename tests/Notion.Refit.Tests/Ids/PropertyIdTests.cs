using System.Text.Json;

namespace Notion.Refit.Tests.Ids;

public sealed class PropertyIdTests
{
    [TestCase("%3AGlK", ":GlK")]
    [TestCase("U%60%3BC", "U`;C")]
    [TestCase("title", "title")]
    [TestCase("Due date", "Due date")]
    [TestCase("100%", "100%")]
    [TestCase("f%C3%A4llig", "fällig")]
    public void The_text_stays_as_it_came_and_is_shown_decoded(string arrived, string decoded)
    {
        PropertyId id = arrived;

        Assert.Multiple(() =>
        {
            Assert.That(id.Value, Is.EqualTo(arrived));
            Assert.That(id.ToString(), Is.EqualTo(decoded));
            Assert.That(JsonSerializer.Serialize(id), Is.EqualTo(JsonSerializer.Serialize(arrived)));
            Assert.That(JsonSerializer.Deserialize<PropertyId>(JsonSerializer.Serialize(arrived)).Value, Is.EqualTo(arrived));
        });
    }

    [Test]
    public void Escaping_the_shown_text_once_gives_what_came() =>
        Assert.That(Uri.EscapeDataString(new PropertyId("%5Di%3BB").ToString()), Is.EqualTo("%5Di%3BB"));

    [Test]
    public void Encoded_and_decoded_text_name_the_same_property()
    {
        PropertyId encoded = "%3aGlK";
        PropertyId decoded = ":GlK";

        Assert.Multiple(() =>
        {
            Assert.That(encoded, Is.EqualTo(decoded));
            Assert.That(encoded == decoded, Is.True);
            Assert.That(encoded.GetHashCode(), Is.EqualTo(decoded.GetHashCode()));
            Assert.That(encoded != new PropertyId(":glK"), Is.True, "case matters");
        });
    }

    [Test]
    public void Text_that_only_looks_encoded_can_be_given_as_it_is()
    {
        PropertyId id = PropertyId.FromDecoded("Rate %20");

        Assert.That(id.ToString(), Is.EqualTo("Rate %20"));
        Assert.That(id.Value, Is.EqualTo("Rate%20%2520"));
    }

    [Test]
    public void Empty_text_is_refused() => Assert.That(() => new PropertyId(""), Throws.ArgumentException);

    [Test]
    public void Empty_text_from_the_server_is_kept() => Assert.That(JsonSerializer.Deserialize<PropertyId>("\"\"").Value, Is.Empty);

    [Test]
    public void The_default_is_empty() => Assert.That(default(PropertyId).ToString(), Is.Empty);
}
