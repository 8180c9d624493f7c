using System.Reflection;
using System.Text.Json;
using Notion.Refit.Json;
using Notion.Refit.Models;
using Notion.Refit.Testing;

namespace Notion.Refit.Tests.Models;

/// <summary>Strings with known values: an open set, so that a value of tomorrow travels like one of today.</summary>
public sealed class OpenValueTests
{
    private static IEnumerable<TestCaseData> Described { get; } = ReadDescription();

    [TestCaseSource(nameof(Described))]
    public void Every_value_of_the_description_has_a_name_and_is_read_and_written_unchanged(Type type, string[] values)
    {
        PropertyInfo[] names = [.. type.GetProperties(BindingFlags.Public | BindingFlags.Static).Where(property => property.PropertyType == type)];

        Assert.Multiple(() =>
        {
            Assert.That(names.Select(name => Text(name.GetValue(null)!)), Is.EqualTo(values));
            foreach ((string value, PropertyInfo name) in values.Zip(names))
            {
                object read = JsonSerializer.Deserialize(JsonSerializer.Serialize(value), type)!;
                Assert.That(read, Is.EqualTo(name.GetValue(null)), value);
                Assert.That(JsonSerializer.Serialize(read, type), Is.EqualTo(JsonSerializer.Serialize(value)));
                Assert.That(read.ToString(), Is.EqualTo(value));
            }
        });
    }

    [TestCaseSource(nameof(Described))]
    public void An_unknown_value_is_kept(Type type, string[] values)
    {
        string json = JsonSerializer.Serialize($"{values[0]} \"ü\" new");

        object read = JsonSerializer.Deserialize(json, type)!;

        Assert.That(Text(read), Is.EqualTo($"{values[0]} \"ü\" new"));
        Assert.That(JsonSerializer.Serialize(read, type), Is.EqualTo(json));
    }

    [TestCaseSource(nameof(Described))]
    public void Values_are_compared_letter_by_letter(Type type, string[] values)
    {
        object value = New(type, values[0]);

        Assert.Multiple(() =>
        {
            Assert.That(value, Is.EqualTo(New(type, new string([.. values[0]]))));
            Assert.That(value.GetHashCode(), Is.EqualTo(New(type, values[0]).GetHashCode()));
            Assert.That(value, Is.Not.EqualTo(New(type, values[0] + " ")));
            if (values[0].Any(char.IsLetter))
                Assert.That(value, Is.Not.EqualTo(New(type, values[0].ToUpperInvariant())));
        });
    }

    [TestCaseSource(nameof(Described))]
    public void The_default_is_the_empty_text(Type type, string[] values)
    {
        object nothing = Activator.CreateInstance(type)!;

        Assert.Multiple(() =>
        {
            Assert.That(Text(nothing), Is.Empty);
            Assert.That(nothing, Is.EqualTo(New(type, "")));
            Assert.That(nothing.GetHashCode(), Is.EqualTo(New(type, "").GetHashCode()));
            Assert.That(nothing, Is.Not.EqualTo(New(type, values[0])));
            Assert.That(JsonSerializer.Serialize(nothing, type), Is.EqualTo("\"\""));
            Assert.That(() => New(type, null), Throws.TypeOf<TargetInvocationException>().With.InnerException.TypeOf<ArgumentNullException>());
        });
    }

    [Test]
    public void All_open_values_are_described()
    {
        IEnumerable<Type> open = typeof(Page).Assembly.GetExportedTypes().Where(type =>
            type.IsValueType && type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(INotionModel<>)) && type.GetProperties(BindingFlags.Public | BindingFlags.Static).Length > 0);

        // The id of the title is a well-known one among any number of others.
        Assert.That(open.Except([typeof(PropertyId)]), Is.EquivalentTo(Described.Select(data => (Type)data.Arguments[0]!)));
    }

    [Test]
    public void Values_convert_from_text()
    {
        Color color = "octarine";

        Assert.That(color.Value, Is.EqualTo("octarine"));
        Assert.That(color == new Color("octarine"), Is.True);
        Assert.That((Color)"red" == Color.Red, Is.True);
    }

    [TestCase("1")]
    [TestCase("null")]
    [TestCase("{}")]
    public void JSON_that_is_not_text_is_refused(string json) =>
        Assert.That(() => JsonSerializer.Deserialize<Color>(json), Throws.TypeOf<JsonException>().With.Message.Contains("Expected a string"));

    private static string Text(object value) => (string)value.GetType().GetProperty("Value")!.GetValue(value)!;

    private static object New(Type type, string? text) => Activator.CreateInstance(type, [text])!;

    private static List<TestCaseData> ReadDescription()
    {
        using JsonDocument description = JsonDocument.Parse(File.ReadAllText(Surroundings.Find("openapi/notion.json")));
        List<TestCaseData> all = [];
        foreach (JsonProperty schema in description.RootElement.GetProperty("components").GetProperty("schemas").EnumerateObject())
        {
            if (!schema.Value.TryGetProperty("x-extensible-enum", out JsonElement values))
                continue;
            Type type = typeof(Page).Assembly.GetType($"Notion.Refit.Models.{schema.Name}", throwOnError: true)!;
            string[] texts = [.. values.EnumerateArray().Select(value => value.GetString()!)];
            all.Add(new TestCaseData(type, texts).SetArgDisplayNames(schema.Name));
        }

        return all;
    }
}
