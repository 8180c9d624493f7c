using Notion.Refit.Emulator.Protocol.Identity;

namespace Notion.Refit.Emulator.Tests.Identity;

public sealed class PropertyIdSourceTests
{
    [Test]
    public void Ids_are_four_printable_characters()
    {
        var ids = new IdSource(3, TimeProvider.System);

        for (int i = 0; i < 100; i++)
            Assert.That(PropertyIdSource.New(ids, []), Does.Match("^[:-~]{4}$"));
    }

    [Test]
    public void An_id_that_is_taken_is_not_given_again()
    {
        string first = PropertyIdSource.New(new IdSource(3, TimeProvider.System), []);

        Assert.That(PropertyIdSource.New(new IdSource(3, TimeProvider.System), [first]), Is.Not.EqualTo(first));
    }

    [TestCase(":GlK", "%3AGlK")]
    [TestCase("U`;C", "U%60%3BC")]
    [TestCase("]i;B", "%5Di%3BB")]
    [TestCase("a_~B", "a_~B")]
    public void Ids_travel_percent_encoded(string id, string encoded) => Assert.That(PropertyIdSource.Encode(id), Is.EqualTo(encoded));

    [Test]
    public void Shorter_ids_come_first_then_their_bytes_decide()
    {
        string[] ids = ["verification_owner", "title", "zzzz", "aaaa", ":abc", "ZZZZ", "verification"];

        Assert.That(
            ids.Order(Comparer<string>.Create(PropertyIdSource.Compare)),
            Is.EqualTo(new[] { ":abc", "ZZZZ", "aaaa", "zzzz", "title", "verification", "verification_owner" }));
    }
}
