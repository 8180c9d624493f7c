using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;

namespace Notion.Refit.AspNetCore.OpenApi.Schemas;

/// <summary>The schema of a component.</summary>
/// <param name="Json">The schema.</param>
/// <param name="References">The names of the components that it refers to.</param>
internal sealed record ComponentSchema(string Json, IReadOnlyCollection<string> References)
{
    public static ComponentSchema Create(JsonObject schema)
    {
        var references = new HashSet<string>(StringComparer.Ordinal);
        Collect(schema, references);

        // The reader makes no schema of what is a reference as a whole.
        if (schema.ContainsKey("$ref"))
            schema = new JsonObject { ["allOf"] = new JsonArray(schema) };
        return new ComponentSchema(schema.ToJsonString(), references);
    }

    public OpenApiSchema In(OpenApiDocument document) => Parse(Json, document);

    public static OpenApiSchema Parse(string json, OpenApiDocument document)
    {
        OpenApiSchema? schema = OpenApiModelFactory.Parse<OpenApiSchema>(json, OpenApiSpecVersion.OpenApi3_1, document, out OpenApiDiagnostic diagnostic, "json");
        return schema is not null && diagnostic.Errors.Count == 0
            ? schema
            : throw new InvalidOperationException($"A schema cannot be read: {string.Join(' ', diagnostic.Errors.Select(static error => error.Message))}");
    }

    private static void Collect(JsonNode? node, HashSet<string> references)
    {
        switch (node)
        {
            case JsonObject members:
                foreach ((string name, JsonNode? member) in members)
                {
                    if (name == "$ref" && member is JsonValue reference)
                        references.Add(SchemaConversion.NameOf((string)reference!));
                    else
                        Collect(member, references);
                }

                break;
            case JsonArray items:
                foreach (JsonNode? item in items)
                    Collect(item, references);
                break;
        }
    }
}
