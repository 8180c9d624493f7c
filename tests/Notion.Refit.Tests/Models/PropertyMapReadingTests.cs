using System.Text;
using System.Text.Json;
using Notion.Refit.Json;
using Notion.Refit.Models;

namespace Notion.Refit.Tests.Models;

/// <summary>Maps as they are read: with many names, and with names that come twice.</summary>
[TestFixture]
public sealed class PropertyMapReadingTests
{
    [TestCase(1)]
    [TestCase(8)]
    [TestCase(9)]
    [TestCase(63)]
    [TestCase(64)]
    [TestCase(65)]
    [TestCase(500)]
    public void Keeps_all_names_in_order(int count)
    {
        string[] names = [.. Enumerable.Range(0, count).Select(static i => $"Name {i}")];

        PropertyMap<Property> map = Read(names.Select(static (name, i) => (name, i)));

        Assert.That(map.Keys, Is.EqualTo(names));
        Assert.That(names.Select(name => Number(map, name)), Is.EqualTo(Enumerable.Range(0, count)));
    }

    [TestCase(2)]
    [TestCase(40)]
    [TestCase(200)]
    public void The_later_value_of_a_name_that_comes_twice_counts_in_the_place_of_the_first(int count)
    {
        string[] names = [.. Enumerable.Range(0, count).Select(static i => $"Name {i}")];

        PropertyMap<Property> map = Read([.. names.Select(static name => (name, 1)), .. names.Reverse().Select(static name => (name, 2))]);

        Assert.That(map.Keys, Is.EqualTo(names));
        Assert.That(names.Select(name => Number(map, name)), Is.All.EqualTo(2));
    }

    [Test]
    public void Can_be_changed_as_if_it_were_made_by_hand()
    {
        PropertyMap<Property> map = Read([("A", 1), ("B", 2)]);

        map["C"] = map["A"];
        map.Remove("B");

        Assert.That(map.Keys, Is.EqualTo((string[])["A", "C"]));
    }

    private static double? Number(PropertyMap<Property> map, string name) => ((NumberValue)map[name].Value).Number;

    private static PropertyMap<Property> Read(IEnumerable<(string Name, int Value)> members)
    {
        IEnumerable<string> properties = members.Select(static member => $$""" "{{member.Name}}": { "id": "x", "type": "number", "number": {{member.Value}} } """);
        byte[] json = Encoding.UTF8.GetBytes($$"""{ "object": "page", "id": "01234567-89ab-4def-8123-456789abcdef", "properties": { {{string.Join(',', properties)}} } }""");
        var reader = new Utf8JsonReader(json);
        reader.Read();
        return Page.Read(ref reader).Properties;
    }
}
