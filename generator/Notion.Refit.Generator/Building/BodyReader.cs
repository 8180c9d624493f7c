using Notion.Refit.Generator.Checks;
using Notion.Refit.Generator.Loading;
using Notion.Refit.Generator.Model;

namespace Notion.Refit.Generator.Building;

/// <summary>Reads what travels in the bodies of an operation.</summary>
internal sealed class BodyReader(Description description, TypeReader types, MistakeList mistakes)
{
    private const string Json = "application/json";
    private const string Multipart = "multipart/form-data";
    private const string EventStream = "text/event-stream";

    /// <summary>The JSON body of a request; null when it has none.</summary>
    public RequestBody? ReadJson(MapNode body)
    {
        if (body.Map("content")?.Has(Multipart) == true)
            return null;

        if (SchemaOf(body, Json) is not { } schema)
        {
            mistakes.Add(body.Location, "the request body has no application/json", "describe its schema");
            return null;
        }

        TypeRef type = types.Read(schema);
        CheckTravels(schema, type);
        return new RequestBody(type, body.Flag("required"), Descriptions.Of(description, body.Has("description") ? body : schema));
    }

    /// <summary>Reads the parts of a multipart body; empty when it is not multipart.</summary>
    public IReadOnlyList<MultipartPart> ReadParts(MapNode body)
    {
        if (SchemaOf(body, Multipart) is not { } reference || description.Resolve(reference) is not { } schema)
            return [];

        IReadOnlyList<string> required = schema.Texts("required");
        return
        [
            .. from property in schema.MapEntries("properties")
               let name = property.Value.Text("x-name") ?? Names.Pascal(property.Key)
               select new MultipartPart(
                   property.Key,
                   Names.Camel(name),
                   types.Read(property.Value),
                   required.Contains(property.Key, StringComparer.Ordinal),
                   Descriptions.Of(description, property.Value)),
        ];
    }

    /// <summary>Reads the successful responses in order; the value is null where there is no body.</summary>
    public IReadOnlyList<KeyValuePair<string, TypeRef?>> ReadAnswers(MapNode operation)
    {
        List<KeyValuePair<string, TypeRef?>> answers = [];
        foreach ((string status, MapNode reference) in operation.MapEntries("responses"))
        {
            if (!status.StartsWith('2') || description.Resolve(reference) is not { } response)
                continue;

            TypeRef? type = null;
            if (SchemaOf(response, Json) is { } schema)
            {
                type = types.Read(schema);
                CheckTravels(schema, type);
            }

            answers.Add(KeyValuePair.Create(status, type));
        }

        return answers;
    }

    /// <summary>Reads the type of an event, where a successful response may be a stream of them; otherwise null.</summary>
    public TypeRef? ReadStream(MapNode operation)
    {
        foreach ((string status, MapNode reference) in operation.MapEntries("responses"))
        {
            if (!status.StartsWith('2') || description.Resolve(reference) is not { } response || SchemaOf(response, EventStream) is not { } schema)
                continue;

            TypeRef type = types.Read(schema);
            CheckTravels(schema, type);
            return type;
        }

        return null;
    }

    /// <summary>Describes the first successful response; empty when there is none.</summary>
    public string DescribeAnswer(MapNode operation) =>
        operation.MapEntries("responses")
            .Where(entry => entry.Key.StartsWith('2'))
            .Select(entry => description.Resolve(entry.Value)?.Text("description")?.Trim())
            .FirstOrDefault() ?? "";

    private static MapNode? SchemaOf(MapNode owner, string mediaType) => owner.Map("content")?.Map(mediaType)?.Map("schema");

    private void CheckTravels(MapNode schema, TypeRef type)
    {
        if (type is not TypeRef.Named { Schema: ObjectSchema or UnionSchema or HandWrittenSchema, Nullable: false })
            mistakes.Add(schema.Location, "a body that is no component", "make it an object or a union with a name, and refer to it");
    }
}
