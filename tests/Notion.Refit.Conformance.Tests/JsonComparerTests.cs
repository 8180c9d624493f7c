using System.Text.Json;
using Notion.Refit.Conformance.Comparison;

namespace Notion.Refit.Conformance.Tests;

[TestFixture]
public sealed class JsonComparerTests
{
    [TestCase("""{"a":1,"b":[true,null]}""", """{"b":[true,null],"a":1}""", TestName = "Members in another order")]
    [TestCase("""[1.0, 100, 0.1]""", """[1, 1e2, 0.10]""", TestName = "Numbers written differently")]
    [TestCase("\"caf\\u00e9 \\/\"", "\"café /\"", TestName = "Strings escaped differently")]
    [TestCase("[{}, []]", "[ { }, [ ] ]", TestName = "White space")]
    public void Equal_values_have_no_differences(string expected, string actual) =>
        Assert.That(Compare(expected, actual), Is.Empty);

    [TestCase("""{"a":null}""", "{}", "$.a: is missing, was null")]
    [TestCase("{}", """{"a":null}""", "$.a: was not there, is null")]
    [TestCase("""{"a":{"b c":[1,2]}}""", """{"a":{"b c":[1,3]}}""", "$.a['b c'][1]: was 2, is 3")]
    [TestCase("""{"it's":1}""", """{"it's":2}""", @"$['it\'s']: was 1, is 2")]
    [TestCase("[1,2]", "[1]", "$[1]: is missing, was 2")]
    [TestCase("[1]", "[1,{}]", "$[1]: was not there, is {}")]
    [TestCase("\"a\"", "\"A\"", "$: was \"a\", is \"A\"")]
    [TestCase("\"2026-01-01T00:00:00.000Z\"", "\"2026-01-01T00:00:00Z\"", "$: was \"2026-01-01T00:00:00.000Z\", is \"2026-01-01T00:00:00Z\"")]
    [TestCase("1", "\"1\"", "$: was 1, is \"1\"")]
    [TestCase("true", "false", "$: was true, is false")]
    [TestCase("9007199254740993", "9007199254740992", "$: was 9007199254740993, is 9007199254740992")]
    [TestCase("{}", "[]", "$: was {}, is []")]
    [TestCase("""{"a":1}""", """{"a":1,"a":1}""", "$.a: was not there, is the same name once more")]
    public void A_difference_names_its_place(string expected, string actual, string difference) =>
        Assert.That(Compare(expected, actual), Is.EqualTo([difference]));

    [Test]
    public void Every_difference_is_found_in_the_order_of_the_original() =>
        Assert.That(
            Compare("""{"a":1,"b":{"c":2,"d":3},"e":4}""", """{"e":5,"b":{"d":3,"x":0}}"""),
            Is.EqualTo(["$.a: is missing, was 1", "$.b.c: is missing, was 2", "$.b.x: was not there, is 0", "$.e: was 4, is 5"]));

    [Test]
    public void Long_values_are_shortened()
    {
        JsonDifference difference = JsonComparer.Compare(JsonElement.Parse($"\"{new string('x', 500)}\""), JsonElement.Parse("null")).Single();
        Assert.That(difference.Expected, Has.Length.LessThan(100).And.EndsWith("…"));
    }

    private static IEnumerable<string> Compare(string expected, string actual) =>
        JsonComparer.Compare(JsonElement.Parse(expected), JsonElement.Parse(actual)).Select(d => $"{d.Path}: {d.Problem}");
}
