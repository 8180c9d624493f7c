using Notion.Refit.Description.Tests.Reading;
using Notion.Refit.Description.Tests.Wire;
using NUnit.Framework;

namespace Notion.Refit.Description.Tests;

/// <summary>The comparison sees what is missing. Each case compares a schema of the facts with one of a small description.</summary>
[TestFixture]
public sealed class ShapeComparisonTests
{
    private const string Kinds = """
        components:
          schemas:
            Content:
              x-tagged-union: type
              type: object
              properties:
                type: {type: string}
                text: {$ref: '#/components/schemas/Text'}
                flag: {type: [boolean, 'null']}
            Text:
              type: object
              required: [body]
              properties:
                body: {type: string, maxLength: 20}
                color: {type: string, x-extensible-enum: [red, blue]}
                children: {type: array, items: {$ref: '#/components/schemas/Content'}}
            Thing:
              x-partial: [id]
              allOf:
                - {$ref: '#/components/schemas/Content'}
                - type: object
                  required: [id, name, size, time]
                  properties:
                    id: {type: string}
                    name: {type: string}
                    size: {type: number}
                    time: {type: string}
            Group:
              oneOf:
                - {$ref: '#/components/schemas/All'}
                - {$ref: '#/components/schemas/One'}
              discriminator:
                propertyName: kind
                mapping: {all: '#/components/schemas/All', one: '#/components/schemas/One'}
            All: {type: object, properties: {size: {type: number}}}
            One: {type: object, properties: {name: {type: string}}}
            Many: {type: object, additionalProperties: {$ref: '#/components/schemas/Text'}}
            Anything: {description: Free JSON.}
        """;

    private const string Text = """{"type":"object","properties":{"body":{"schema":{"type":"string"},"required":true}}}""";

    [TestCase("Text", Text, TestName = "The same")]
    [TestCase("Content", """{"type":"object","properties":{"type":{"schema":{"const":"flag"},"required":true},"flag":{"schema":{"type":"boolean","nullable":true},"required":true}}}""", TestName = "A kind of a tagged union")]
    [TestCase("Content", """{"type":"object","properties":{"flag":{"schema":{"type":"boolean"},"required":true}}}""", TestName = "A kind without its tag")]
    [TestCase("Thing", """{"type":"object","properties":{"id":{"schema":{"type":"string"},"required":true}}}""", TestName = "The partial form")]
    [TestCase("Group", """{"type":"object","properties":{"kind":{"schema":{"const":"all"},"required":true},"size":{"schema":{"type":"number"},"required":true}}}""", TestName = "A branch found by the mapping")]
    [TestCase("Many", """{"type":"object","additionalProperties":""" + Text + "}", TestName = "A map")]
    public void Finds_nothing_where_all_is_described(string schema, string fact) =>
        Assert.That(Compare(schema, fact), Is.Empty);

    [TestCase("Text", """{"type":"object","properties":{"extra":{"schema":{"type":"string"},"required":false},"body":{"schema":{"type":"string"},"required":true}}}""", "place: member `extra` is missing")]
    [TestCase("Text", """{"type":"object","nullable":true,"properties":{"body":{"schema":{"type":"string"},"required":true}}}""", "place: null is not allowed")]
    [TestCase("Text", """{"type":"object","properties":{"body":{"schema":{"type":"number"},"required":true}}}""", "place.body: number is not allowed")]
    [TestCase("Text", """{"type":"object","properties":{"body":{"schema":{"type":"string"},"required":false}}}""", "place: member `body` is required, but may be absent")]
    [TestCase("Text", """{"type":"object","properties":{"color":{"schema":{"enum":["red","green"]},"required":true},"body":{"schema":{"type":"string"},"required":true}}}""", "place.color: values are missing: green")]
    [TestCase("Text", """{"type":"object","properties":{"body":{"schema":{"const":"now"},"required":true}}}""", "place.body: known values are not listed: now")]
    [TestCase("Text", """{"type":"object","properties":{"children":{"schema":{"type":"array","items":{"type":"object","properties":{"type":{"schema":{"const":"table"},"required":true}}}},"required":true},"body":{"schema":{"type":"string"},"required":true}}}""", "place.children[]: no branch fits { type: table }")]
    [TestCase("Group", """{"type":"object","properties":{"kind":{"schema":{"const":"all"},"required":true},"name":{"schema":{"type":"string"},"required":true}}}""", "place: member `name` is missing")]
    [TestCase("Group", """{"type":"object","properties":{"kind":{"schema":{"const":"none"},"required":true}}}""", "place: no branch fits { kind: none }")]
    [TestCase("Thing", """{"type":"object","properties":{"id":{"schema":{"type":"string"},"required":true},"name":{"schema":{"type":"string"},"required":true},"size":{"schema":{"type":"number"},"required":true}}}""", "place: member `time` is required, but may be absent")]
    [TestCase("Many", """{"type":"object","additionalProperties":{"type":"string"}}""", "place{}: string is not allowed")]
    [TestCase("Anything", Text, "place: is free JSON")]
    public void Finds_what_is_missing(string schema, string fact, string finding) =>
        Assert.That(Compare(schema, fact), Is.EqualTo([finding]));

    [Test]
    public void Finds_missing_and_different_limits_of_requests()
    {
        const string fact = """{"type":"object","properties":{"body":{"schema":{"type":"string"},"required":true},"children":{"schema":{"type":"array","maxItems":7},"required":false}}}""";
        Assert.That(Compare("Text", fact, limitsOnly: true, WireDirection.Request), Is.EqualTo(["place.children: limit `maxItems 7` is missing"]));
        Assert.That(Compare("Text", fact, limitsOnly: true, WireDirection.Answer), Is.Empty);
    }

    [Test]
    public void Asks_for_required_members_in_answers_only()
    {
        const string fact = """{"type":"object","properties":{"body":{"schema":{"type":"string"},"required":false}}}""";
        Assert.That(Compare("Text", fact, direction: WireDirection.Request), Is.Empty);
    }

    private static IEnumerable<string> Compare(string schema, string fact, bool limitsOnly = false, WireDirection direction = WireDirection.Answer)
    {
        DocumentSet documents = new([]);
        documents.Add("description.yaml", Kinds);
        documents.Add("facts.json", """{"types":{"Fact":{"schema":""" + fact + "}}}");
        ShapeComparison comparison = new() { LimitsOnly = limitsOnly };
        JsonSchema described = new(documents, "description.yaml", documents.Resolve("description.yaml", "#/components/schemas/" + schema)!.Value.Node);
        comparison.Compare(FactsSchema.Named(documents.Root("facts.json"), "Fact"), [described], direction, "operation", "place");
        return comparison.Findings.Select(f => $"{f.Path}: {f.Problem}");
    }
}
