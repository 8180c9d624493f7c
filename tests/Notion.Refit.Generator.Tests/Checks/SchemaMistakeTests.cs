namespace Notion.Refit.Generator.Tests.Checks;

[TestFixture]
public sealed class SchemaMistakeTests
{
    [Test]
    public void Refuses_two_schemas_of_one_CSharp_name()
    {
        Dictionary<string, string> files = TestDescription.Files("", TestDescription.Schemas("Page: {description: A page., type: string}"));
        files["more.yaml"] = TestDescription.Schemas("page: {description: Another page., type: string}");

        Assert.That(TestDescription.MistakesIn(files), Is.EqualTo((string[])
        [
            "openapi/more.yaml:6: #/components/schemas/page: 'page' cannot be the name of a C# type; use letters and digits, and begin with a capital",
            "openapi/things.yaml:6: #/components/schemas/Page: the C# name 'Page' is taken by the schema at openapi/more.yaml:6; name one of the two otherwise",
        ]));
    }

    [Test]
    public void Refuses_objects_without_a_name()
    {
        Expect(
            """
            Thing:
              description: A thing.
              type: object
              properties:
                inner:
                  description: Inside.
                  type: object
                  properties: {a: {type: string, description: A.}}
            """,
            "openapi/things.yaml:10: #/components/schemas/Thing/properties/inner: an object that has no name; make it a component and refer to it");
    }

    [Test]
    public void Refuses_unions_values_and_ids_without_a_name()
    {
        Expect(
            """
            Thing:
              description: A thing.
              type: object
              properties:
                either:
                  description: Text or number.
                  oneOf: [{type: string}, {type: number}]
                colour: {type: string, description: A colour., x-extensible-enum: [red]}
                id: {type: string, format: uuid, description: An id.}
            """,
            "openapi/things.yaml:10: #/components/schemas/Thing/properties/either: a union that has no name; make it a component with a discriminator or x-discriminator-keys, and refer to it",
            "openapi/things.yaml:13: #/components/schemas/Thing/properties/colour: a text with known values that has no name; make it a component and refer to it",
            "openapi/things.yaml:14: #/components/schemas/Thing/properties/id: an id without a type; refer to a component with x-id, or leave the format out");
    }

    [Test]
    public void Refuses_types_that_the_models_cannot_hold()
    {
        Expect(
            """
            Thing:
              description: A thing.
              type: object
              properties:
                several: {type: [string, number], description: Either.}
                numbers: {type: array, items: {type: number}, description: Numbers.}
                nothing: {type: array, description: What?}
                sizes: {type: object, additionalProperties: {type: number}, description: Sizes.}
                odd: {type: colour, description: A colour.}
            """,
            "openapi/things.yaml:10: #/components/schemas/Thing/properties/several: several types in one place (string, number); make them a union of components, or free JSON ({})",
            "openapi/things.yaml:11: #/components/schemas/Thing/properties/numbers: an array of something other than texts, integers or components; make the items a component, or say free JSON ({})",
            "openapi/things.yaml:12: #/components/schemas/Thing/properties/nothing: an array without items; say what it holds",
            "openapi/things.yaml:13: #/components/schemas/Thing/properties/sizes: a map to something other than objects or texts; make the values a component, or say free JSON (additionalProperties: true)",
            "openapi/things.yaml:14: #/components/schemas/Thing/properties/odd: unknown type 'colour'; use string, integer, number, boolean, array or object");
    }

    [Test]
    public void Refuses_a_member_that_comes_twice()
    {
        Expect(
            """
            Base:
              description: What things share.
              type: object
              properties: {name: {type: string, description: A name.}}
            Thing:
              description: A thing.
              allOf:
                - {$ref: '#/components/schemas/Base'}
                - type: object
                  properties:
                    name: {type: string, description: The name again.}
            """,
            "openapi/things.yaml:16: #/components/schemas/Thing/allOf/1/properties/name: 'Thing' has the member 'name' twice (also at openapi/things.yaml:9); leave it out in one of the two places");
    }

    [Test]
    public void Refuses_names_of_members_that_are_not_there()
    {
        Expect(
            """
            Thing:
              description: A thing.
              type: object
              required: [name, size]
              x-partial: [id]
              x-constructor: [title]
              properties: {name: {type: string, description: A name.}}
            """,
            "openapi/things.yaml:9: #/components/schemas/Thing/required: required of 'Thing' names 'size', which is no member; describe the member or take the name out",
            "openapi/things.yaml:10: #/components/schemas/Thing/x-partial: x-partial of 'Thing' names 'id', which is no member; describe the member or take the name out",
            "openapi/things.yaml:11: #/components/schemas/Thing/x-constructor: x-constructor names 'title', which is no member; name members of this schema");
    }

    [Test]
    public void Refuses_members_whose_CSharp_names_meet()
    {
        Expect(
            """
            Thing:
              description: A thing.
              type: object
              properties:
                thing: {type: string, description: Named like its type.}
                created_time: {type: string, description: A time.}
                createdTime: {type: string, description: Another time.}
                is_partial: {type: boolean, description: Taken.}
                '5th': {type: string, description: Begins with a digit.}
            """,
            "openapi/things.yaml:10: #/components/schemas/Thing/properties/thing: a member of 'Thing' cannot have the name of its type; give it another one with x-name",
            "openapi/things.yaml:12: #/components/schemas/Thing/properties/createdTime: 'createdTime' would be called 'CreatedTime' in C#, as 'created_time' is; give it another name with x-name",
            "openapi/things.yaml:13: #/components/schemas/Thing/properties/is_partial: every record has a 'IsPartial' of its own; give the member another name with x-name",
            "openapi/things.yaml:14: #/components/schemas/Thing/properties/5th: '5th' cannot be the name of a C# member; give it one with x-name");
    }

    [Test]
    public void Refuses_known_values_that_are_equal_in_CSharp()
    {
        Expect(
            """
            Colour:
              description: A colour.
              type: string
              x-extensible-enum: [dark_red, dark-red, red, red, '+', value]
            Size:
              description: A size.
              type: string
              x-extensible-enum: [s, m]
              x-enum-varnames: [Small]
            """,
            "openapi/things.yaml:9: #/components/schemas/Colour/x-extensible-enum: the value '+' would be called '' in C#, which cannot be; name the values with x-enum-varnames",
            "openapi/things.yaml:9: #/components/schemas/Colour/x-extensible-enum: the value 'red' stands here twice; remove one",
            "openapi/things.yaml:9: #/components/schemas/Colour/x-extensible-enum: the value 'value' would be called 'Value' in C#, which cannot be; name the values with x-enum-varnames",
            "openapi/things.yaml:9: #/components/schemas/Colour/x-extensible-enum: two values would be called 'DarkRed' in C#; name the values with x-enum-varnames",
            "openapi/things.yaml:14: #/components/schemas/Size/x-enum-varnames: there are 1 names for 2 values; give one name a value, in the same order");
    }

    [Test]
    public void Refuses_words_that_look_like_values_beside_them()
    {
        Expect(
            """
            Name: {description: A name., oneOf: [{type: string}, {const: hidden}]}
            Price: {description: A price., oneOf: [{type: [number, 'null']}, {const: hidden}]}
            Thing:
              description: A thing.
              type: object
              properties:
                size: {description: Its size., oneOf: [{type: number}, {const: hidden}]}
            """,
            "openapi/things.yaml:6: #/components/schemas/Name/oneOf/0: a value beside the word 'hidden' that may be text itself; use a number, a flag, a timestamp, an object or a list of objects",
            "openapi/things.yaml:7: #/components/schemas/Price: 'Price' may be null; say where it is used that null may be there",
            "openapi/things.yaml:12: #/components/schemas/Thing/properties/size: a union that has no name; make it a component with a discriminator or x-discriminator-keys, and refer to it");
    }

    [Test]
    public void Refuses_words_of_ids_without_a_UUID()
    {
        Expect(
            """
            ThingId: {description: Id of a thing., type: string, format: uuid, x-id: true, x-id-words: {first: one}}
            """,
            "openapi/things.yaml:6: #/components/schemas/ThingId/x-id-words/first: the word 'first' of 'ThingId' has 'one' for its UUID; write a name, and a UUID with dashes");
    }

    [Test]
    public void Refuses_ids_that_convert_to_what_is_not_an_id()
    {
        Expect(
            """
            PageId:
              description: An id.
              type: string
              format: uuid
              x-id: true
              x-id-converts-to: [Name]
            Name: {description: A name., type: string}
            """,
            "openapi/things.yaml:11: #/components/schemas/PageId/x-id-converts-to: 'Name' is no other id; name components with x-id");
    }

    [Test]
    public void Refuses_defaults_that_do_not_fit()
    {
        Expect(
            """
            Colour: {description: A colour., type: string, x-extensible-enum: [red]}
            Thing:
              description: A thing.
              type: object
              properties:
                colour: {description: Its colour., $ref: '#/components/schemas/Colour', default: blue}
                size: {type: integer, description: Its size., default: small}
                open: {type: [boolean, 'null'], description: Whether it is open., default: false}
            """,
            "openapi/things.yaml:11: #/components/schemas/Thing/properties/colour/default: this default is no value of the member's type; give a flag, an integer or a known value; say all else in the description",
            "openapi/things.yaml:12: #/components/schemas/Thing/properties/size/default: this default is no value of the member's type; give a flag, an integer or a known value; say all else in the description",
            "openapi/things.yaml:13: #/components/schemas/Thing/properties/open/default: a member that may be null has a default; say the default in the description");
    }

    [Test]
    public void Demands_descriptions_but_not_of_constants_and_references()
    {
        Expect(
            """
            Name: {type: string}
            Size: {type: string, description: A size.}
            Thing:
              description: A thing.
              type: object
              properties:
                object: {const: thing}
                size: {$ref: '#/components/schemas/Size'}
                maybe: {oneOf: [{$ref: '#/components/schemas/Size'}, {type: 'null'}]}
                weight: {type: number}
            """,
            "openapi/things.yaml:6: #/components/schemas/Name: 'Name' has no description; say in a sentence what it is: it becomes the XML doc",
            "openapi/things.yaml:15: #/components/schemas/Thing/properties/weight: 'weight' has no description; say in a sentence what it is: it becomes the XML doc");
    }

    [Test]
    public void Refuses_a_list_of_other_things_than_its_single_form()
    {
        Expect(
            """
            Name: {description: A name., type: string, x-extensible-enum: [a]}
            Size: {description: A size., type: string, x-extensible-enum: [s]}
            Thing:
              description: A thing.
              type: object
              properties:
                names:
                  description: Names.
                  oneOf:
                    - {$ref: '#/components/schemas/Name'}
                    - {type: array, items: {$ref: '#/components/schemas/Size'}}
            """,
            "openapi/things.yaml:12: #/components/schemas/Thing/properties/names: one of the alternatives is a list, but not of the other one; let the list have the other alternative as its items");
    }

    private static void Expect(string schemas, params string[] mistakes) =>
        Assert.That(TestDescription.MistakesInSchemas(schemas), Is.EqualTo(mistakes));
}
