namespace Notion.Refit.Generator.Tests.Checks;

[TestFixture]
public sealed class UnionMistakeTests
{
    private const string Branches =
        """
        Cat:
          description: A cat.
          type: object
          required: [kind]
          properties: {kind: {const: cat}, name: {type: string, description: Its name.}}
        Dog:
          description: A dog.
          type: object
          required: [kind]
          properties: {kind: {const: dog}, age: {type: integer, description: Its age.}}

        """;

    [Test]
    public void Refuses_a_union_without_discriminator()
    {
        Expect(
            """
            <branches>
            Animal:
              description: An animal.
              oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]
            """,
            "openapi/things.yaml:17: #/components/schemas/Animal: the union 'Animal' has no discriminator; add a discriminator with a mapping, or x-discriminator-keys");
    }

    [Test]
    public void Refuses_a_branch_that_the_mapping_lacks_and_a_target_that_is_no_branch()
    {
        Expect(
            """
            <branches>
            Animal:
              description: An animal.
              oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]
              discriminator:
                propertyName: kind
                mapping:
                  cat: '#/components/schemas/Cat'
                  bird: '#/components/schemas/Bird'
            """,
            "openapi/things.yaml:20: #/components/schemas/Animal/discriminator: the branch 'Dog' is missing in the mapping; map its value to it",
            "openapi/things.yaml:24: #/components/schemas/Animal/discriminator/mapping/bird: 'bird' is mapped to something that is no branch of 'Animal'; map it to one of the oneOf branches");
    }

    [Test]
    public void Refuses_a_mapping_that_the_branch_contradicts()
    {
        Expect(
            """
            <branches>
            Animal:
              description: An animal.
              oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]
              discriminator: {propertyName: kind, mapping: {kitten: Cat, dog: Dog}}
            Sized:
              description: A size.
              oneOf: [{$ref: '#/components/schemas/Small'}, {$ref: '#/components/schemas/Large'}]
              discriminator: {propertyName: size, mapping: {small: Small, large: Large}}
            Small:
              description: Small.
              type: object
              properties: {size: {type: string, description: The size.}}
            Large: {description: Large., type: object}
            """,
            "openapi/things.yaml:10: #/components/schemas/Cat/properties/kind: the mapping of 'Animal' says 'kitten', this is 'cat'; write const: kitten, or correct the mapping",
            "openapi/things.yaml:28: #/components/schemas/Small/properties/size: the mapping of 'Sized' says 'small', this is no constant; write const: small, or correct the mapping",
            "openapi/things.yaml:29: #/components/schemas/Large: 'Large' has no member 'size', which tells the branches of 'Sized' apart; add it: const: large");
    }

    [Test]
    public void Refuses_a_branch_of_two_unions_and_branches_that_are_no_objects()
    {
        Expect(
            """
            <branches>
            Animal:
              description: An animal.
              oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]
              x-discriminator-keys: {name: Cat, age: Dog}
            Pet:
              description: A pet.
              oneOf:
                - {$ref: '#/components/schemas/Cat'}
                - {$ref: '#/components/schemas/Name'}
                - {type: object, properties: {a: {type: string, description: A.}}}
              x-discriminator-keys: {name: Cat}
            Name: {description: A name., type: string}
            """,
            "openapi/things.yaml:24: #/components/schemas/Pet/oneOf/0: 'Cat' is already a branch of 'Animal'; let it belong to one union: C# classes have one base",
            "openapi/things.yaml:25: #/components/schemas/Pet/oneOf/1: the branch 'Name' is no object; let the branches be objects with members",
            "openapi/things.yaml:26: #/components/schemas/Pet/oneOf/2: a branch of 'Pet' that has no name; make it a component and refer to it",
            "openapi/things.yaml:27: #/components/schemas/Pet/x-discriminator-keys/name: 'name' names something that is no branch of 'Pet'; name one of the oneOf branches");
    }

    [Test]
    public void Refuses_keys_that_no_branch_has_and_branches_without_key()
    {
        Expect(
            """
            <branches>
            Animal:
              description: An animal.
              oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]
              x-discriminator-keys: {tail: Cat}
            """,
            "openapi/things.yaml:20: #/components/schemas/Animal/x-discriminator-keys: 'Cat' has no member 'tail'; name a member that only this branch has",
            "openapi/things.yaml:20: #/components/schemas/Animal/x-discriminator-keys: the branch 'Dog' is missing in x-discriminator-keys; name the member that tells it");
    }

    [Test]
    public void Refuses_kinds_without_a_component_of_their_own()
    {
        Expect(
            """
            Block:
              description: A block.
              x-tagged-union: type
              type: object
              properties:
                type: {type: string}
                text: {type: string}
                quote: {$ref: '#/components/schemas/Text'}
                title: {$ref: '#/components/schemas/Text'}
                colour: {$ref: '#/components/schemas/Colour'}
            Text: {description: Text., type: object}
            Colour: {description: A colour., type: string, x-extensible-enum: [red]}
            """,
            "openapi/things.yaml:12: #/components/schemas/Block/properties/text: the kind 'text' has no component; make its payload a component and refer to it",
            "openapi/things.yaml:14: #/components/schemas/Block/properties/title: 'Text' is already the kind 'quote' of 'Block'; give this kind a component of its own",
            "openapi/things.yaml:15: #/components/schemas/Block/properties/colour: the kind 'colour' refers to 'Colour', which is a type of its own; give the kind a component that refers to it");
    }

    [Test]
    public void Refuses_a_payload_that_stands_by_itself()
    {
        Expect(
            """
            Block:
              description: A block.
              x-tagged-union: type
              type: object
              properties: {type: {type: string}, text: {$ref: '#/components/schemas/Text'}}
            Text: {description: Text., type: object}
            Thing:
              description: A thing.
              type: object
              properties: {text: {$ref: '#/components/schemas/Text'}}
            """,
            "openapi/things.yaml:15: #/components/schemas/Thing/properties/text: 'Text' is the kind 'text' of 'Block' and cannot stand by itself; share members by allOf");
    }

    [Test]
    public void Refuses_tagged_unions_that_extend_in_ways_classes_cannot()
    {
        Expect(
            """
            Inner:
              description: Inner.
              x-tagged-union: type
              type: object
              properties: {type: {type: string}, a: {$ref: '#/components/schemas/A'}}
            First:
              description: First.
              x-tagged-union: type
              allOf: [{$ref: '#/components/schemas/Inner'}, {$ref: '#/components/schemas/A'}]
            Second:
              description: Second.
              x-tagged-union: type
              allOf: [{$ref: '#/components/schemas/Inner'}]
              properties: {type: {type: string}, b: {$ref: '#/components/schemas/B'}}
            A: {description: A., type: object}
            B: {description: B., type: object}
            """,
            "openapi/things.yaml:14: #/components/schemas/First/allOf/1: a tagged union can only extend another tagged union; refer to one in allOf",
            "openapi/things.yaml:18: #/components/schemas/Second/allOf/0: 'Inner' is extended by 'First' and 'Second'; extend it once: C# classes have one base");
    }

    [Test]
    public void Refuses_tags_other_than_type_and_unions_without_kinds()
    {
        Expect(
            """
            Block:
              description: A block.
              x-tagged-union: kind
              type: object
              properties: {kind: {type: string}, a: {$ref: '#/components/schemas/A'}}
            Empty:
              description: Empty.
              x-tagged-union: type
              type: object
              properties: {}
            A: {description: A., type: object}
            """,
            "openapi/things.yaml:8: #/components/schemas/Block/x-tagged-union: the tag of a union is 'kind'; tagged unions are told apart by 'type' everywhere; use a discriminator for all else",
            "openapi/things.yaml:11: #/components/schemas/Empty: a tagged union without kinds; list one property a kind",
            "openapi/things.yaml:11: #/components/schemas/Empty: the tag 'type' is not among the properties; describe 'type'");
    }

    [Test]
    public void Refuses_an_envelope_with_two_contents_or_with_a_union_of_objects()
    {
        Expect(
            """
            <branches>
            Animal:
              description: An animal.
              oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]
              discriminator: {propertyName: kind, mapping: {cat: Cat, dog: Dog}}
            One: {description: One., x-tagged-union: type, properties: {type: {type: string}, a: {$ref: '#/components/schemas/A'}}}
            Two: {description: Two., x-tagged-union: type, properties: {type: {type: string}, b: {$ref: '#/components/schemas/B'}}}
            A: {description: A., type: object}
            B: {description: B., type: object}
            Both:
              description: Both.
              allOf:
                - {$ref: '#/components/schemas/One'}
                - {$ref: '#/components/schemas/Two'}
                - {$ref: '#/components/schemas/Animal'}
            """,
            "openapi/things.yaml:29: #/components/schemas/Both/allOf/1: 'Both' has two contents, 'One' and 'Two'; let it have one",
            "openapi/things.yaml:30: #/components/schemas/Both/allOf/2: 'Animal' is a union of whole objects; give it a member of its own, or make it a tagged union");
    }

    [Test]
    public void Refuses_an_unknown_case_whose_name_is_taken()
    {
        Expect(
            """
            Block:
              description: A block.
              x-tagged-union: type
              type: object
              properties: {type: {type: string}, a: {$ref: '#/components/schemas/A'}}
            A: {description: A., type: object}
            UnknownBlock: {description: Not known., type: object}
            """,
            "openapi/things.yaml:6: #/components/schemas/Block: the unknown case would be called 'UnknownBlock', which is a schema; give it another name with x-unknown");
    }

    [Test]
    public void Refuses_a_bare_payload_that_is_no_array()
    {
        Expect(
            """
            Value:
              description: A value.
              x-tagged-union: type
              x-bare: Note
              type: object
              properties: {type: {type: string}, text: {$ref: '#/components/schemas/Note'}}
            Note: {description: Text., type: string}
            """,
            "openapi/things.yaml:9: #/components/schemas/Value/x-bare: 'Note' is no kind of 'Value' whose payload is an array; name the component of such a kind");
    }

    private static void Expect(string schemas, params string[] mistakes) =>
        Assert.That(TestDescription.MistakesInSchemas(schemas.Replace("<branches>", Branches, StringComparison.Ordinal)), Is.EqualTo(mistakes));
}
