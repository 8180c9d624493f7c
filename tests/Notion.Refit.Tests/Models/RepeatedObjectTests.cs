using System.Text.Json;
using Notion.Refit.Models;

namespace Notion.Refit.Tests.Models;

/// <summary>Objects that come again and again in an answer are read as one instance, and only while nothing about them differs.</summary>
[TestFixture]
public sealed class RepeatedObjectTests
{
    private const string User = """{"object":"user","id":"01234567-89ab-4def-8123-456789abcdef"}""";

    [Test]
    public void The_same_is_one_instance()
    {
        User first = Read(User), second = Read(User);

        Assert.That(second, Is.SameAs(first));
    }

    [TestCase("""{"object":"user","id":"11234567-89ab-4def-8123-456789abcdef"}""", TestName = "another id")]
    [TestCase("""{"id":"01234567-89ab-4def-8123-456789abcdef"}""", TestName = "a constant that is not there")]
    [TestCase("""{"object":"user","id":"0123456789ab4def8123456789abcdef"}""", TestName = "an id in another form")]
    [TestCase("""{"object":"user","id":"01234567-89ab-4def-8123-456789abcdef","name":null}""", TestName = "a null that was absent")]
    [TestCase("""{"object":"user","id":"01234567-89ab-4def-8123-456789abcdef","new":1}""", TestName = "an unknown member")]
    public void What_differs_is_written_back_as_it_came(string other)
    {
        // In both orders: neither is taken for the other.
        foreach (string json in (string[])[User, other, other, User])
            Assert.That(Written(Read(json)), Is.EqualTo(json));
    }

    private static User Read(string json) => JsonSerializer.Deserialize<User>(json)!;

    private static string Written(User user) => JsonSerializer.Serialize(user);
}
