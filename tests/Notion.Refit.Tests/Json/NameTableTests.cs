using System.Text;
using Notion.Refit.Json;

namespace Notion.Refit.Tests.Json;

public sealed class NameTableTests
{
    [TestCase("")]
    [TestCase("x")]
    [TestCase("id")]
    [TestCase("url")]
    [TestCase("type")]
    [TestCase("is_inline")]
    [TestCase("last_edited_time")]
    [TestCase("a name of more than sixteen bytes")]
    [TestCase("Größe")]
    [TestCase("値段")]
    public void A_name_that_comes_again_is_one_instance(string name)
    {
        string first = Get(name), second = Get(name);

        Assert.That(first, Is.EqualTo(name));
        Assert.That(second, Is.SameAs(first));
    }

    [TestCase("ab", "aab")]
    [TestCase("aba", "abba")]
    [TestCase("abcd", "abcdabcd")]
    [TestCase("abcdefg", "abcefg")]
    [TestCase("aaaaaaaa", "aaaaaaaaa")]
    [TestCase("12345678x12345678", "12345678y12345678")]
    [TestCase("12345678xx12345678", "12345678x12345678")]
    [TestCase("Maße und Gewichte äußerst", "Maße und Gewichtü äußerst")]
    public void Names_that_are_alike_stay_apart(string one, string other) => Assert.Multiple(() =>
    {
        foreach (string name in (string[])[one, other, one, one, other])
            Assert.That(Get(name), Is.EqualTo(name));
    });

    [Test]
    public void More_names_than_there_are_places_are_all_read_as_they_are() => Assert.Multiple(() =>
    {
        for (int i = 0; i < 5000; i++)
            Assert.That(Get($"Name {i}"), Is.EqualTo($"Name {i}"));
    });

    [Test]
    public void The_same_name_has_the_same_hash([Values("", "id", "a name of more than sixteen bytes", "a name of more than forty-eight bytes, which nobody keeps")] string name)
    {
        _ = NameTable.Get(Encoding.UTF8.GetBytes(name), out uint one);
        _ = NameTable.Get(Encoding.UTF8.GetBytes(name), out uint other);

        Assert.That(other, Is.EqualTo(one));
    }

    private static string Get(string name) => NameTable.Get(Encoding.UTF8.GetBytes(name));
}
