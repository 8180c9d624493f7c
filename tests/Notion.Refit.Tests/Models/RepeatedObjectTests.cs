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

    [Test]
    public void Texts_of_what_repeats_are_one_instance_though_something_else_came_between()
    {
        const string Option = """{"id":"1bc025ab-e655-4a0a-96b7-5e5eba6f149d","name":"Open","color":"green"}""";
        const string Other = """{"id":"c04018fd-247a-4ba1-b34b-56e1e5fd3bda","name":"Done","color":"green"}""";

        SelectOption first = ReadOption(Option), other = ReadOption(Other), second = ReadOption(Option), third = ReadOption(Option);

        Assert.Multiple(() =>
        {
            Assert.That(other.Name, Is.EqualTo("Done"));
            Assert.That(second.Name, Is.SameAs(first.Name));
            Assert.That(second.Id, Is.SameAs(first.Id));
            Assert.That(third, Is.SameAs(second));
        });
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

    private static SelectOption ReadOption(string json) => JsonSerializer.Deserialize<SelectOption>(json)!;

    private static string Written(User user) => JsonSerializer.Serialize(user);
}
