using System.Reflection;
using Notion.Refit.Models;

namespace Notion.Refit.Tests.Models;

/// <summary>All models compare by content, lists and maps included, and their hash codes agree.</summary>
[TestFixture]
public sealed class ContentEqualityTests
{
    // What describes the response, follows from other members, or changes with each reading.
    private static readonly HashSet<string> s_notCompared =
    [
        "RequestId", "RichText.PlainText", "RichText.Href", "HostedFile.ExpiryTime", "FileIcon.ExpiryTime", "TemporaryUrl.ExpiryTime",
    ];

    private static IReadOnlyList<Type> Models => SampleModels.Types;

    [Test]
    public void All_models_are_tested() => Assert.That(Models, Has.Count.GreaterThan(300));

    [TestCaseSource(nameof(Models))]
    public void Equal_content_is_equal_and_has_equal_hash_codes(Type model)
    {
        object one = SampleModels.Make(model, 1);
        object same = SampleModels.Make(model, 1);

        Assert.That(one, Is.Not.SameAs(same));
        Assert.That(one.Equals(same), Is.True);
        Assert.That(one.GetHashCode(), Is.EqualTo(same.GetHashCode()));
        Assert.That(one.Equals(null), Is.False);
    }

    [TestCaseSource(nameof(Models))]
    public void Every_property_counts(Type model)
    {
        object one = SampleModels.Make(model, 1);
        foreach (PropertyInfo property in SampleModels.Properties(model))
        {
            object? other = SampleModels.Value(property.PropertyType, 2);
            if (other is null || other.Equals(property.GetValue(one)))
                continue;

            object changed = SampleModels.Make(model, 1);
            property.SetValue(changed, other);
            bool counts = !s_notCompared.Contains(property.Name) && !s_notCompared.Contains($"{model.Name}.{property.Name}");
            Assert.That(one.Equals(changed), Is.Not.EqualTo(counts), property.Name);
        }
    }

    [Test]
    public void Two_values_with_the_same_options_are_equal()
    {
        var value = new MultiSelectValue(["a", "b"]);

        Assert.That(new MultiSelectValue(["a", "b"]), Is.EqualTo(value));
        Assert.That(new MultiSelectValue(["a", "b"]), Is.Not.EqualTo(new MultiSelectValue(["b", "a"])));
    }

    [Test]
    public void A_hosted_file_is_the_same_with_another_signature()
    {
        var one = new HostedFile { Url = "https://files.example.com/a.png?sig=1", ExpiryTime = DateTimeOffset.UnixEpoch };
        HostedFile later = one with { Url = "https://files.example.com/a.png?sig=2", ExpiryTime = DateTimeOffset.UnixEpoch.AddHours(1) };

        Assert.That(later, Is.EqualTo(one));
        Assert.That(later.GetHashCode(), Is.EqualTo(one.GetHashCode()));
        Assert.That(one with { Url = "https://files.example.com/b.png?sig=1" }, Is.Not.EqualTo(one));
    }

    [Test]
    public void Text_that_was_read_equals_text_that_was_made() =>
        Assert.That(
            ModelJson.Read<RichTextList>(
                """
                [{"type": "text", "text": {"content": "a", "link": null}, "plain_text": "a", "href": null,
                  "annotations": {"bold": false, "italic": false, "strikethrough": false, "underline": false, "code": false, "color": "default"}}]
                """),
            Is.EqualTo((RichTextList)"a"));
}
