using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Notion.Refit.Emulator.Protocol.Description;

namespace Notion.Refit.Emulator.Tests.Robustness;

/// <summary>Makes wrong requests from the description: for every operation the same ones in every run.</summary>
internal sealed class MalformedRequests
{
    // A few bodies an operation, with several mistakes each.
    private const int Bodies = 4;
    private const int MistakesPerBody = 8;

    private const string UnknownId = "00000000-0000-4000-8000-000000000099";

    private readonly NotionOperation _operation;
    private readonly Func<string, string> _idOf;
    private readonly Random _random;

    private MalformedRequests(NotionOperation operation, Func<string, string> idOf)
    {
        _operation = operation;
        _idOf = idOf;

        // The hash of a string is another one in every process.
        _random = new Random(operation.Id.Aggregate(17, (hash, c) => (hash * 31) + c));
    }

    /// <summary>The wrong requests for an operation.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="idOf">Gives an id that exists for a name in the path: <c>page_id</c>.</param>
    public static IReadOnlyList<MalformedRequest> Of(NotionOperation operation, Func<string, string> idOf)
    {
        var requests = new MalformedRequests(operation, idOf);
        List<MalformedRequest> all = [.. requests.Headers(), .. requests.Paths(), .. requests.Queries()];
        if (ApiDescription.Embedded.Body(operation.Id) is { } schema)
            all.AddRange(requests.JsonBodies(schema));
        if (ApiDescription.Embedded.TakesForm(operation.Id))
            all.AddRange(requests.Forms());
        return all;
    }

    private IEnumerable<MalformedRequest> Headers()
    {
        string path = Fill(_operation.Path);
        yield return new MalformedRequest("no token", path, 401) { Token = null };
        yield return new MalformedRequest("a wrong token", path, 401) { Token = "ntn_wrong" };
        if (_operation.UsesClientCredentials)
            yield break; // They ask for no version.
        yield return new MalformedRequest("no version", path, 400, "Notion-Version header") { Version = null };
        yield return new MalformedRequest("a version that does not exist", path, 400, "Notion-Version header") { Version = "2031-01-01" };
    }

    private IEnumerable<MalformedRequest> Paths()
    {
        foreach (string name in Names(_operation.Path))
        {
            // Not all ids are UUIDs.
            (int malformed, int unknown, string[] places) = name switch
            {
                "property_id" => (400, 400, []),
                "task_id" => (404, 404, []),
                "vault_id" => (400, 404, []),
                _ => (400, 404, (string[])[$"path.{name}"]),
            };
            foreach (string wrong in (string[])["nonsense", "123", "0123456789abcdef0123456789abcdeg", "%00", "%E2%82%AC", "00000000-0000-0000-0000-00000000000", new string('a', 5000)])
                yield return new MalformedRequest($"no id in the path: {name}", Fill(_operation.Path, name, wrong), malformed, places);

            // One slash at the end does not count, two are an empty id.
            string empty = Fill(_operation.Path, name, "");
            yield return new MalformedRequest($"an empty id in the path: {name}", empty.EndsWith('/') ? empty + "/" : empty, 400);

            // The result of a query may be gone already when it is deleted.
            if (_operation != NotionOperations.DeleteViewQuery || name is not "query_id")
                yield return RightOtherwise(new MalformedRequest($"an id in the path that does not exist: {name}", Fill(_operation.Path, name, UnknownId), unknown, UnknownId));
        }
    }

    // With a body that nothing is wrong with.
    private MalformedRequest RightOtherwise(MalformedRequest request)
    {
        if (ApiDescription.Embedded.TakesForm(_operation.Id))
            return request with { Body = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\nx\r\n--b--"u8.ToArray(), ContentType = "multipart/form-data; boundary=b" };
        return ApiDescription.Embedded.Body(_operation.Id) is { } schema ? request with { Body = Bytes(new SampleBody(schema, _random).Root) } : request;
    }

    private IEnumerable<MalformedRequest> Queries()
    {
        string path = Fill(_operation.Path);
        foreach ((string name, Schema schema) in ApiDescription.Embedded.Query(_operation.Id))
        {
            string place = $"query.{name}";
            switch (SampleBody.Resolve(schema))
            {
                case ScalarSchema { Type: "integer" } number:
                    yield return Wrong(name, "x", place);
                    yield return Wrong(name, "1.5", place);
                    yield return Wrong(name, "", place);
                    yield return Wrong(name, "99999999999999999999", place);
                    if (number.Minimum is { } least)
                        yield return Wrong(name, (number.IsPageSize ? -1 : least - 1).ToString(CultureInfo.InvariantCulture), place);
                    if (number is { IsPageSize: false, Maximum: { } most })
                        yield return Wrong(name, (most + 1).ToString(CultureInfo.InvariantCulture), place);
                    break;
                case ScalarSchema { IsUuid: true } or ScalarSchema { Values.Count: > 0 } or ScalarSchema { Type: "boolean" }:
                    yield return Wrong(name, "nonsense", place);
                    yield return Wrong(name, "", place);
                    break;
                case ScalarSchema when name is "start_cursor":
                    yield return Wrong(name, "nonsense", "start_cursor");
                    yield return Wrong(name, UnknownId, "start_cursor");
                    yield return Wrong(name, new string('a', 3000), "start_cursor");
                    break;
                case ArraySchema { MaxItems: { } longest }:
                    string all = string.Join('&', Enumerable.Range(0, longest + 1).Select(i => $"{name}=p{i}"));
                    yield return new MalformedRequest($"too many in the query: {name}", $"{path}?{all}", 400, place) { Body = Empty };
                    break;
            }
        }

        MalformedRequest Wrong(string name, string value, string place) =>
            new($"wrong in the query: {name}", $"{path}?{Others(name)}{name}={value}", 400, place) { Body = Empty };
    }

    // What a list of something must be told in any case.
    private string Others(string name) =>
        _operation == NotionOperations.ListComments && name is not "block_id" ? $"block_id={_idOf("page_id")}&"
        : _operation == NotionOperations.ListViews && name is not "database_id" and not "data_source_id" ? $"database_id={_idOf("database_id")}&"
        : "";

    private byte[]? Empty => ApiDescription.Embedded.Body(_operation.Id) is null ? null : "{}"u8.ToArray();

    private IEnumerable<MalformedRequest> JsonBodies(Schema schema)
    {
        string path = Fill(_operation.Path);
        byte[] valid = Bytes(new SampleBody(schema, _random).Root);
        yield return Json("a body that is cut off", valid[..^1], 400);
        yield return Json("a body that is no JSON", "nonsense"u8.ToArray(), 400);
        yield return Json("a body that is a list", [.. "["u8, .. valid, .. "]"u8], 400, "body");
        yield return Json("a body that is a text", "\"text\""u8.ToArray(), 400, "body");
        yield return Json("a body with something behind it", [.. valid, .. "{}"u8], 400);
        yield return Json("a body that is too deep", Encoding.UTF8.GetBytes($$"""{"x":{{new string('[', 300)}}{{new string(']', 300)}}}"""), 400);
        yield return Json("a body with a nest of lists", Encoding.UTF8.GetBytes($$"""{"x":{{new string('[', 100)}}{{new string(']', 100)}}}"""), 400, "body.");
        yield return Json("a body with bytes that are no text", [.. """{"x":"""u8, (byte)'"', 0xff, 0xfe, (byte)'"', (byte)'}'], 400);
        yield return Json("a body with half a letter", """{"x":"\ud800"}"""u8.ToArray(), 400);
        yield return Json("a name with half a letter", """{"\ud800":1}"""u8.ToArray(), 400);
        yield return Json("a huge body", Encoding.UTF8.GetBytes($$"""{"x":"{{new string('x', 600_000)}}"}"""), 413);
        yield return Json("another content type", valid, 400) with { ContentType = "text/plain" };
        yield return Json("a form", valid, 400) with { ContentType = "application/x-www-form-urlencoded" };
        yield return Json("a content type that is none", valid, 400) with { ContentType = "nonsense" };

        for (int i = 0; i < Bodies; i++)
        {
            for (int j = 0; j < MistakesPerBody; j++)
            {
                var body = new SampleBody(schema, _random);
                if (Spoil(body) is var (reason, places))
                    yield return Json(reason, Bytes(body.Root), 400, places);
            }
        }

        MalformedRequest Json(string reason, byte[] body, int status, params string[] places) => new(reason, path, status, places) { Body = body };
    }

    private IEnumerable<MalformedRequest> Forms()
    {
        string path = Fill(_operation.Path);
        const string Form = "multipart/form-data; boundary=b";
        const string Part = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\nx\r\n";
        (string Reason, string Type, string Body, string Place)[] forms =
        [
            ("JSON instead of a form", "application/json", "{}", "content-type"),
            ("no boundary", "multipart/form-data", Part + "--b--", "content-type"),
            ("another boundary", "multipart/form-data; boundary=c", Part + "--b--", "body"),
            ("a boundary that is too long", "multipart/form-data; boundary=" + new string('b', 200), Part + "--b--", "content-type"),
            ("an empty form", Form, "", "body"),
            ("a form without parts", Form, "--b--", "body.file"),
            ("a form without an end", Form, Part, "body"),
            ("a form without a file", Form, "--b\r\nContent-Disposition: form-data; name=\"part_number\"\r\n\r\n1\r\n--b--", "body.file"),
            ("two files", Form, Part + Part + "--b--", "body.file"),
            ("an unknown part", Form, Part + "--b\r\nContent-Disposition: form-data; name=\"x\"\r\n\r\n1\r\n--b--", "body.x"),
            ("a part that has no name", Form, Part + "--b\r\nContent-Disposition: form-data\r\n\r\n1\r\n--b--", "body"),
            ("a part with too many headers", Form, "--b\r\n" + string.Concat(Enumerable.Range(0, 50).Select(i => $"X-{i}: 1\r\n")) + "\r\n1\r\n--b--", "body"),
            ("a part number where there are no parts", Form, Part + "--b\r\nContent-Disposition: form-data; name=\"part_number\"\r\n\r\n1\r\n--b--", "body.part_number"),
            ("a file of another type", Form, Part.Replace("\r\n\r\n", "\r\nContent-Type: image/png\r\n\r\n", StringComparison.Ordinal) + "--b--", "body.file"),
        ];
        return forms.Select(form => new MalformedRequest(form.Reason, path, 400, form.Place) { Body = Encoding.UTF8.GetBytes(form.Body), ContentType = form.Type });
    }

    // One mistake in one place of the body.
    private (string Reason, string[] Places)? Spoil(SampleBody body)
    {
        for (int attempt = 0; attempt < 50; attempt++)
        {
            SamplePlace place = body.Places[_random.Next(body.Places.Count)];
            (string, string[])? spoiled = _random.Next(6) switch
            {
                0 => SpoilType(place),
                1 => Leave(place),
                2 => AddUnknown(place),
                3 or 4 => SpoilLimit(place),
                _ => SpoilValue(place),
            };
            if (spoiled is not null)
                return spoiled;
        }

        return null;
    }

    private (string, string[])? SpoilType(SamplePlace place)
    {
        JsonNode?[] fitting = [.. ((JsonNode?[])[null, 5, "text", true, new JsonArray(), new JsonObject()]).Where(value => !Takes(place.Schema, value))];
        if ((place.Key ?? (object?)place.Index) is null || fitting.Length == 0)
            return null;
        JsonNode? wrong = fitting[_random.Next(fitting.Length)];
        place.Replace(wrong);
        return ($"the wrong type, {wrong?.ToJsonString() ?? "null"}", Names(place));
    }

    private (string, string[])? Leave(SamplePlace place)
    {
        // Updates of blocks are laid over what there is.
        if (place.Key is null || !place.IsRequired || place.Owner is not { Kinds.Count: 0 } || _operation == NotionOperations.UpdateBlock)
            return null;
        place.Node.AsObject().Remove(place.Key);
        return ("something is missing", Names(place));
    }

    private static (string, string[])? AddUnknown(SamplePlace place)
    {
        if (place is not { Key: null, Index: null, Owner.Others: null })
            return null;
        place.Node["nonsense"] = 1;
        return ("something unknown", [$"{place.Path}.nonsense", place.Path + " should"]);
    }

    private static (string, string[])? SpoilLimit(SamplePlace place)
    {
        if ((place.Key ?? (object?)place.Index) is null)
            return null;
        switch (SampleBody.Resolve(place.Schema))
        {
            case ScalarSchema { Type: "string", MaxLength: { } most, Values.Count: 0 }:
                place.Replace(new string('x', most + 1));
                return ("a text that is too long", Names(place));
            case ScalarSchema { Type: "string", MinLength: > 0 }:
                place.Replace("");
                return ("an empty text", Names(place));
            case ScalarSchema { IsPageSize: true }:
                place.Replace(-1);
                return ("a page size that is too small", Names(place));
            case ScalarSchema { Maximum: { } most }:
                place.Replace(most + 1);
                return ("a number that is too large", Names(place));
            case ScalarSchema { Minimum: { } least }:
                place.Replace(least - 1);
                return ("a number that is too small", Names(place));
            case ScalarSchema { Type: "integer" or "number" }:
                place.Replace(JsonNode.Parse("1e400"));
                return ("a number without end", Names(place));
            case ArraySchema array when (array.MaxItems ?? (place.Schema as ReferenceSchema)?.MaxItems) is { } most && place.Value is JsonArray { Count: > 0 } items:
                place.Replace(new JsonArray([.. Enumerable.Range(0, most + 1).Select(_ => items[0]?.DeepClone())]));
                return ("a list that is too long", Names(place));
            default:
                return null;
        }
    }

    private static (string, string[])? SpoilValue(SamplePlace place)
    {
        if ((place.Key ?? (object?)place.Index) is null
            || SampleBody.Resolve(place.Schema) is not ScalarSchema { Type: "string" } scalar
            || (scalar.Values.Count == 0 && !scalar.IsUuid && !scalar.IsTimestamp))
        {
            return null;
        }

        place.Replace("nonsense");
        return ("a value that does not exist", Names(place));
    }

    // Unions tell what they should have been around the place; a property without a value is told by its name.
    private static string[] Names(SamplePlace place) => place.ParentPath switch
    {
        "body" => [place.Path],
        "body.properties" => [place.Path, place.ParentPath + " should", place.ParentPath + ".", $"Invalid property value for: \"{place.Key}\"."],
        _ => [place.Path, place.ParentPath + " should", place.ParentPath + "."],
    };

    private static bool Takes(Schema schema, JsonNode? value)
    {
        schema = SampleBody.Resolve(schema);
        if (value is null)
            return schema.AllowsNull;
        return schema switch
        {
            ScalarSchema { Type: "string" } => value.GetValueKind() == JsonValueKind.String,
            ScalarSchema { Type: "boolean" } => value.GetValueKind() == JsonValueKind.True,
            ScalarSchema => value.GetValueKind() == JsonValueKind.Number,
            ArraySchema => value is JsonArray,
            ObjectSchema o => value is JsonObject || (value is JsonArray && o.Bare is not null),
            ChoiceSchema c => c.Branches.Any(branch => Takes(branch, value)),
            _ => true,
        };
    }

    private static byte[] Bytes(JsonNode json) => Encoding.UTF8.GetBytes(json.ToJsonString());

    private string Fill(string path, string? name = null, string? value = null) =>
        Names(path).Aggregate(path, (filled, other) => filled.Replace($"{{{other}}}", other == name ? value : _idOf(other), StringComparison.Ordinal));

    private static IEnumerable<string> Names(string path) => path.Split('/').Where(segment => segment.StartsWith('{')).Select(segment => segment[1..^1]);
}
