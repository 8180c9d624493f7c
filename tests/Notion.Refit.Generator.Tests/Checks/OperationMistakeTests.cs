namespace Notion.Refit.Generator.Tests.Checks;

[TestFixture]
public sealed class OperationMistakeTests
{
    private const string Ok = "responses: {'200': {description: A thing., content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}}}";
    private const string OkList = "responses: {'200': {description: Things., content: {application/json: {schema: {$ref: '#/components/schemas/ThingList'}}}}}";

    [Test]
    public void Accepts_an_operation_that_has_all_it_needs()
    {
        Expect(
            """
            /v1/things/{thing_id}:
              get:
                operationId: retrieveThing
                tags: [Things]
                x-method: Retrieve
                description: Retrieves a thing.
                parameters: [{name: thing_id, in: path, required: true, description: The thing., schema: {type: string}}]
                <ok>
            """,
            ["/v1/things/{thing_id}"]);
    }

    [Test]
    public void Demands_id_method_tag_description_and_answer()
    {
        Expect(
            """
            /v1/things:
              get:
                responses: {'400': {description: Wrong.}}
              post:
                operationId: createThing
                tags: [Stuff, Things]
                x-method: Create
                description: Creates a thing.
                responses: {'200': {description: Made.}}
              delete:
                operationId: deleteThing
                tags: [Stuff]
                x-method: delete
                description: Deletes a thing.
                responses: {'200': {description: Gone.}}
            """,
            ["/v1/things"],
            "openapi/things.yaml:5: #/paths/~1v1~1things/get: '' has no description; say in a sentence what it is: it becomes the XML doc",
            "openapi/things.yaml:5: #/paths/~1v1~1things/get: the operation has 0 tags; give it exactly one: the interface is called INotion + tag",
            "openapi/things.yaml:5: #/paths/~1v1~1things/get: the operation has no operationId; name the operation: verb and thing in camel case",
            "openapi/things.yaml:5: #/paths/~1v1~1things/get: the operation has no successful answer; describe the answer with status 200",
            "openapi/things.yaml:5: #/paths/~1v1~1things/get: the operation has no x-method; name the C# method, without Async",
            "openapi/things.yaml:7: #/paths/~1v1~1things/post: the operation has 2 tags; give it exactly one: the interface is called INotion + tag",
            "openapi/things.yaml:13: #/paths/~1v1~1things/delete: 'delete' cannot be the name of a C# method; use letters and digits, and begin with a capital",
            "openapi/things.yaml:15: #/paths/~1v1~1things/delete/tags: the tag 'Stuff' is not in the list of tags; describe it in notion.yaml, or correct it");
    }

    [Test]
    public void Demands_a_name_for_a_stream_and_a_stream_for_a_name()
    {
        Expect(
            """
            /v1/things:
              get:
                operationId: listThings
                tags: [Things]
                x-method: List
                description: Lists things.
                responses: {'200': {description: Things., content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}, text/event-stream: {schema: {$ref: '#/components/schemas/Thing'}}}}}
              post:
                operationId: createThing
                tags: [Things]
                x-method: Create
                description: Creates a thing.
                x-stream: {operationId: streamThing, x-method: Stream, description: Streams a thing.}
                <ok>
              patch:
                operationId: updateThing
                tags: [Things]
                x-method: Update
                description: Updates a thing.
                x-stream: {description: Streams a thing.}
                responses: {'200': {description: Things., content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}, text/event-stream: {schema: {$ref: '#/components/schemas/Thing'}}}}}
            """,
            ["/v1/things"],
            "openapi/things.yaml:5: #/paths/~1v1~1things/get: the answer is also text/event-stream, but there is no x-stream; name the operation and the method of the stream with x-stream",
            "openapi/things.yaml:16: #/paths/~1v1~1things/post/x-stream: x-stream without an answer of text/event-stream; describe an event as the schema of text/event-stream",
            "openapi/things.yaml:23: #/paths/~1v1~1things/patch/x-stream: the operation has no operationId; name the operation: verb and thing in camel case",
            "openapi/things.yaml:23: #/paths/~1v1~1things/patch/x-stream: the operation has no x-method; name the C# method, without Async");
    }

    [Test]
    public void Refuses_two_operations_of_one_id_path_or_method()
    {
        Expect(
            """
            /v1/things/{a}:
              get:
                operationId: retrieveThing
                tags: [Things]
                x-method: Retrieve
                description: Retrieves a thing.
                parameters: [{name: a, in: path, required: true, description: The thing., schema: {type: string}}]
                <ok>
            /v1/things/{b}:
              get:
                operationId: retrieveThing
                tags: [Things]
                x-method: Retrieve
                description: Retrieves a thing.
                parameters: [{name: b, in: path, required: true, description: The thing., schema: {type: string}}]
                <ok>
            """,
            ["/v1/things/{a}", "/v1/things/{b}"],
            "openapi/things.yaml:13: #/paths/~1v1~1things~1{b}/get: the method INotionThings.RetrieveAsync is taken by the operation at openapi/things.yaml:5; name one of the two otherwise",
            "openapi/things.yaml:13: #/paths/~1v1~1things~1{b}/get: the operation id 'retrieveThing' is taken by the operation at openapi/things.yaml:5; name one of the two otherwise",
            "openapi/things.yaml:13: #/paths/~1v1~1things~1{b}/get: the path 'GET /v1/things/{b}' is taken by the operation at openapi/things.yaml:5; name one of the two otherwise");
    }

    [Test]
    public void Refuses_a_path_that_the_root_does_not_list()
    {
        Expect(
            """
            /v1/things:
              get:
                operationId: retrieveThing
                tags: [Things]
                x-method: Retrieve
                description: Retrieves a thing.
                <ok>
            """,
            [],
            "openapi/things.yaml:4: #/paths/~1v1~1things: the path '/v1/things' is not in notion.yaml; list it there, as a reference to this path item");
    }

    [Test]
    public void Refuses_parameters_and_placeholders_that_do_not_meet()
    {
        Expect(
            """
            /v1/things/{thing_id}:
              get:
                operationId: retrieveThing
                tags: [Things]
                x-method: Retrieve
                description: Retrieves a thing.
                parameters:
                  - {name: id, in: path, required: true, description: The thing., schema: {type: string}}
                  - {name: Notion-Version, in: header, description: The version., schema: {type: string}}
                  - {name: page_size, in: query, description: A size., schema: {type: integer}}
                  - {name: page_size, in: query, description: A size., schema: {type: integer}}
                  - {name: filter, in: query, description: A filter., schema: {$ref: '#/components/schemas/Thing'}}
                  - {name: '', in: query, description: Nameless., schema: {type: string}}
                  - {name: open, in: query, description: No schema.}
                  - {name: closed, in: query, schema: {type: boolean}}
                <ok>
            """,
            ["/v1/things/{thing_id}"],
            "openapi/things.yaml:5: #/paths/~1v1~1things~1{thing_id}/get: the path has '{thing_id}', but there is no such parameter; describe the parameter 'thing_id', in: path",
            "openapi/things.yaml:11: #/paths/~1v1~1things~1{thing_id}/get/parameters/0: the path '/v1/things/{thing_id}' has no '{id}'; correct the name, or remove the parameter",
            "openapi/things.yaml:12: #/paths/~1v1~1things~1{thing_id}/get/parameters/1: the parameter 'Notion-Version' is in 'header'; use path or query: headers are the client's own",
            "openapi/things.yaml:14: #/paths/~1v1~1things~1{thing_id}/get/parameters/3: the parameter 'page_size' stands here twice; remove one, or name it otherwise with x-name",
            "openapi/things.yaml:15: #/paths/~1v1~1things~1{thing_id}/get/parameters/4: the parameter 'filter' is no text; use a scalar, an open value or an id, or a list of them",
            "openapi/things.yaml:16: #/paths/~1v1~1things~1{thing_id}/get/parameters/5: the parameter '' has no name that C# can take; give it one with x-name",
            "openapi/things.yaml:17: #/paths/~1v1~1things~1{thing_id}/get/parameters/6: the parameter 'open' has no schema; say what it holds",
            "openapi/things.yaml:18: #/paths/~1v1~1things~1{thing_id}/get/parameters/7: 'closed' has no description; say in a sentence what it is: it becomes the XML doc");
    }

    [Test]
    public void Refuses_bodies_that_are_no_components()
    {
        Expect(
            """
            /v1/things:
              post:
                operationId: createThing
                tags: [Things]
                x-method: Create
                description: Creates a thing.
                requestBody: {content: {application/json: {schema: {type: string}}}}
                responses: {'200': {description: Made., content: {application/json: {schema: {type: array, items: {type: string}}}}}}
              put:
                operationId: replaceThing
                tags: [Things]
                x-method: Replace
                description: Replaces a thing.
                requestBody: {content: {text/plain: {schema: {type: string}}}}
                responses: {'200': {description: Made.}}
            """,
            ["/v1/things"],
            "openapi/things.yaml:10: #/paths/~1v1~1things/post/requestBody/content/application~1json/schema: a body that is no component; make it an object or a union with a name, and refer to it",
            "openapi/things.yaml:11: #/paths/~1v1~1things/post/responses/200/content/application~1json/schema: a body that is no component; make it an object or a union with a name, and refer to it",
            "openapi/things.yaml:17: #/paths/~1v1~1things/put/requestBody: the request body has no application/json; describe its schema");
    }

    [TestCase("{cursor: start_cursor, in: query, items: results}", "OkList", null)]
    [TestCase("{cursor: cursor, in: query, items: results}", "OkList", "x-paginated says that the cursor is 'cursor' in 'query', which is not there; describe it in the query, or correct its name")]
    [TestCase("{cursor: start_cursor, in: body, items: results}", "OkList", "x-paginated says that the cursor is 'start_cursor' in 'body', which is not there; describe it in the body, or correct its name")]
    [TestCase("{cursor: start_cursor, in: path, items: results}", "OkList", "x-paginated says that the cursor is 'start_cursor' in 'path', which is not there; write in: query or in: body")]
    [TestCase("{cursor: start_cursor, in: query, items: things}", "OkList", "x-paginated says that the items are in 'things', which is no list of the answer; correct its name")]
    [TestCase("{cursor: start_cursor, in: query, items: name}", "Ok", "x-paginated says that the items are in 'name', which is no list of the answer; correct its name")]
    public void Refuses_pagination_that_points_nowhere(string paginated, string answer, string? message)
    {
        IReadOnlyList<string> mistakes = TestDescription.MistakesInPaths(
            """
            /v1/things:
              get:
                operationId: listThings
                tags: [Things]
                x-method: List
                description: Lists things.
                x-paginated: <paginated>
                parameters: [{name: start_cursor, in: query, description: Where to begin., schema: {type: string}}]
                <answer>
            """.Replace("<paginated>", paginated, StringComparison.Ordinal).Replace("<answer>", answer == "Ok" ? Ok : OkList, StringComparison.Ordinal),
            "/v1/things");

        string[] expected = message is null ? [] : [$"openapi/things.yaml:10: #/paths/~1v1~1things/get/x-paginated: {message}"];
        Assert.That(mistakes.Where(mistake => mistake.Contains("x-paginated", StringComparison.Ordinal)), Is.EqualTo(expected));
    }

    private static void Expect(string paths, string[] listed, params string[] mistakes) =>
        Assert.That(TestDescription.MistakesInPaths(paths.Replace("<ok>", Ok, StringComparison.Ordinal), listed), Is.EqualTo(mistakes));
}
