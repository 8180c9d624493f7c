namespace Notion.Refit.Generator.Tests.Checks;

[TestFixture]
public sealed class GrammarTests
{
    [TestCase("enum: [a, b]", "unknown keyword 'enum' in a schema; use x-extensible-enum: Notion adds values (const for a single fixed one)")]
    [TestCase("nullable: true", "unknown keyword 'nullable' in a schema; say type: [..., 'null'] or oneOf with {type: 'null'}")]
    [TestCase("anyOf: []", "unknown keyword 'anyOf' in a schema; use oneOf with a discriminator or x-discriminator-keys")]
    [TestCase("x-idd: true", "unknown extension 'x-idd' in a schema; remove it or correct its name (openapi/README.md lists what the generator understands)")]
    [TestCase("x-id: maybe", "'x-id' is a text; write true or false")]
    [TestCase("maxLength: long", "'maxLength' is a text; write a number")]
    [TestCase("required: name", "'required' is a text; write a list of texts")]
    [TestCase("items: [a]", "'items' is a list; write a mapping")]
    [TestCase("additionalProperties: 5", "'additionalProperties' is a number; write true, false or a mapping")]
    [TestCase("x-discriminator-keys: {a: [b]}", "'x-discriminator-keys' is a mapping; write a mapping from text to text")]
    public void Refuses_what_it_does_not_understand(string line, string message)
    {
        IReadOnlyList<string> mistakes = TestDescription.MistakesInSchemas($"Name:\n  description: A name.\n  type: string\n  {line}");

        string keyword = line[..line.IndexOf(':', StringComparison.Ordinal)];
        Assert.That(mistakes, Has.Member($"openapi/things.yaml:9: #/components/schemas/Name/{keyword}: {message}"));
    }

    [Test]
    public void Says_where_a_reference_leads_nowhere()
    {
        IReadOnlyList<string> mistakes = TestDescription.MistakesInSchemas(
            """
            Thing:
              description: A thing.
              type: object
              properties:
                name:
                  $ref: '#/components/schemas/Nme'
                size:
                  $ref: 'sizes.yaml#/components/schemas/Size'
            """);

        Assert.That(mistakes, Is.EqualTo((string[])
        [
            "openapi/things.yaml:10: #/components/schemas/Thing/properties/name: 'name' has no description; say in a sentence what it is: it becomes the XML doc",
            "openapi/things.yaml:11: #/components/schemas/Thing/properties/name/$ref: the reference '#/components/schemas/Nme' leads nowhere; correct it, or write what it should lead to",
            "openapi/things.yaml:12: #/components/schemas/Thing/properties/size: 'size' has no description; say in a sentence what it is: it becomes the XML doc",
            "openapi/things.yaml:13: #/components/schemas/Thing/properties/size/$ref: the reference 'sizes.yaml#/components/schemas/Size' leads nowhere; correct it, or write what it should lead to",
        ]));
    }

    [Test]
    public void Says_where_references_lead_in_a_circle()
    {
        IReadOnlyList<string> mistakes = TestDescription.MistakesInSchemas(
            """
            A: {description: One., $ref: '#/components/schemas/B'}
            B: {description: Two., $ref: '#/components/schemas/A'}
            """);

        Assert.That(mistakes, Has.Member(
            "openapi/things.yaml:6: #/components/schemas/A/$ref: the reference '#/components/schemas/B' leads in a circle or on to nothing; refer to the schema itself"));
    }

    [Test]
    public void Demands_the_root()
    {
        IReadOnlyList<string> mistakes = TestDescription.MistakesIn(new Dictionary<string, string>(StringComparer.Ordinal) { ["a.yaml"] = "openapi: 3.1.1\n" });

        Assert.That(mistakes, Is.EqualTo((string[])["openapi/notion.yaml:1: #: the root of the description is missing; write it: it lists the paths and webhooks"]));
    }
}
