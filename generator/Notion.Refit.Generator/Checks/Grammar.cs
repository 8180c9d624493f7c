using System.Collections.Frozen;

namespace Notion.Refit.Generator.Checks;

/// <summary>The keywords that the generator understands, by place. It refuses all others.</summary>
internal static class Grammar
{
    private static readonly FrozenDictionary<Element, FrozenDictionary<string, Shape>> Keywords =
        new Dictionary<Element, (string Keyword, Shape Shape)[]>
        {
            [Element.Document] =
            [
                ("openapi", Shape.Text),
                ("info", Shape.One(Element.Info)),
                ("servers", Shape.List(Element.Server)),
                ("security", Shape.Any),
                ("tags", Shape.List(Element.Tag)),
                ("externalDocs", Shape.One(Element.ExternalDocs)),
                ("paths", Shape.Map(Element.PathItem)),
                ("webhooks", Shape.Map(Element.PathItem)),
                ("components", Shape.One(Element.Components)),
            ],
            [Element.Info] =
            [
                ("title", Shape.Text),
                ("summary", Shape.Text),
                ("description", Shape.Text),
                ("version", Shape.Text),
                ("license", Shape.One(Element.License)),
                ("contact", Shape.TextMap),
            ],
            [Element.License] = [("name", Shape.Text), ("identifier", Shape.Text), ("url", Shape.Text)],
            [Element.Server] = [("url", Shape.Text), ("description", Shape.Text)],
            [Element.Tag] = [("name", Shape.Text), ("description", Shape.Text), ("externalDocs", Shape.One(Element.ExternalDocs))],
            [Element.ExternalDocs] = [("url", Shape.Text), ("description", Shape.Text)],
            [Element.SecurityScheme] =
            [
                ("type", Shape.Text),
                ("scheme", Shape.Text),
                ("bearerFormat", Shape.Text),
                ("description", Shape.Text),
            ],
            [Element.Components] =
            [
                ("schemas", Shape.Map(Element.Schema)),
                ("parameters", Shape.Map(Element.Parameter)),
                ("requestBodies", Shape.Map(Element.RequestBody)),
                ("responses", Shape.Map(Element.Response)),
                ("headers", Shape.Map(Element.Header)),
                ("securitySchemes", Shape.Map(Element.SecurityScheme)),
            ],
            [Element.PathItem] =
            [
                ("$ref", Shape.Text),
                ("summary", Shape.Text),
                ("description", Shape.Text),
                ("parameters", Shape.List(Element.Parameter)),
                ("get", Shape.One(Element.Operation)),
                ("post", Shape.One(Element.Operation)),
                ("put", Shape.One(Element.Operation)),
                ("patch", Shape.One(Element.Operation)),
                ("delete", Shape.One(Element.Operation)),
            ],
            [Element.Operation] =
            [
                ("operationId", Shape.Text),
                ("tags", Shape.TextList),
                ("summary", Shape.Text),
                ("description", Shape.Text),
                ("externalDocs", Shape.One(Element.ExternalDocs)),
                ("parameters", Shape.List(Element.Parameter)),
                ("requestBody", Shape.One(Element.RequestBody)),
                ("responses", Shape.Map(Element.Response)),
                ("security", Shape.Any),
                ("deprecated", Shape.Flag),
                ("x-method", Shape.Text),
                ("x-idempotent", Shape.Flag),
                ("x-paginated", Shape.One(Element.Pagination)),
                ("x-stream", Shape.One(Element.Stream)),
                ("x-deprecation", Shape.Text),
                ("x-task-result", Shape.One(Element.Schema)),
            ],
            [Element.Stream] = [("operationId", Shape.Text), ("x-method", Shape.Text), ("summary", Shape.Text), ("description", Shape.Text)],
            [Element.Pagination] = [("cursor", Shape.Text), ("in", Shape.Text), ("items", Shape.Text), ("only", Shape.Text), ("mixed", Shape.Text)],
            [Element.Parameter] =
            [
                ("$ref", Shape.Text),
                ("name", Shape.Text),
                ("in", Shape.Text),
                ("required", Shape.Flag),
                ("description", Shape.Text),
                ("deprecated", Shape.Flag),
                ("schema", Shape.One(Element.Schema)),
                ("style", Shape.Text),
                ("explode", Shape.Flag),
                ("example", Shape.Any),
                ("x-name", Shape.Text),
            ],
            [Element.RequestBody] =
            [
                ("$ref", Shape.Text),
                ("description", Shape.Text),
                ("required", Shape.Flag),
                ("content", Shape.Map(Element.MediaType)),
            ],
            [Element.MediaType] =
            [
                ("schema", Shape.One(Element.Schema)),
                ("encoding", Shape.Map(Element.Encoding)),
                ("example", Shape.Any),
                ("examples", Shape.Any),
            ],
            [Element.Encoding] = [("contentType", Shape.Text)],
            [Element.Response] =
            [
                ("$ref", Shape.Text),
                ("description", Shape.Text),
                ("headers", Shape.Map(Element.Header)),
                ("content", Shape.Map(Element.MediaType)),
            ],
            [Element.Header] =
            [
                ("$ref", Shape.Text),
                ("description", Shape.Text),
                ("required", Shape.Flag),
                ("schema", Shape.One(Element.Schema)),
                ("example", Shape.Any),
            ],
            [Element.Schema] =
            [
                ("$ref", Shape.Text),
                ("description", Shape.Text),
                ("deprecated", Shape.Flag),
                ("type", Shape.TextOrList),
                ("format", Shape.Text),
                ("const", Shape.Any),
                ("default", Shape.Any),
                ("example", Shape.Any),
                ("examples", Shape.Any),
                ("properties", Shape.Map(Element.Schema)),
                ("required", Shape.TextList),
                ("additionalProperties", Shape.FlagOr(Element.Schema)),
                ("items", Shape.One(Element.Schema)),
                ("allOf", Shape.List(Element.Schema)),
                ("oneOf", Shape.List(Element.Schema)),
                ("discriminator", Shape.One(Element.Discriminator)),
                ("readOnly", Shape.Flag),
                ("writeOnly", Shape.Flag),
                ("minLength", Shape.Number),
                ("maxLength", Shape.Number),
                ("pattern", Shape.Text),
                ("minItems", Shape.Number),
                ("maxItems", Shape.Number),
                ("uniqueItems", Shape.Flag),
                ("minProperties", Shape.Number),
                ("maxProperties", Shape.Number),
                ("minimum", Shape.Number),
                ("maximum", Shape.Number),
                ("exclusiveMinimum", Shape.Number),
                ("exclusiveMaximum", Shape.Number),
                ("x-tagged-union", Shape.Text),
                ("x-content", Shape.Text),
                ("x-content-optional", Shape.Flag),
                ("x-discriminator-keys", Shape.TextMap),
                ("x-unknown", Shape.Text),
                ("x-member", Shape.Text),
                ("x-bare", Shape.Text),
                ("x-extensible-enum", Shape.TextList),
                ("x-enum-varnames", Shape.TextList),
                ("x-explicit", Shape.Flag),
                ("x-id", Shape.Flag),
                ("x-id-converts-to", Shape.TextList),
                ("x-id-words", Shape.TextMap),
                ("x-hand-written", Shape.Flag),
                ("x-three-state", Shape.Flag),
                ("x-partial", Shape.TextList),
                ("x-constructor", Shape.TextList),
                ("x-repeated", Shape.Flag),
                ("x-mixin", Shape.Flag),
                ("x-sent", Shape.Text),
                ("x-kept", Shape.TextList),
                ("x-checked", Shape.Flag),
                ("x-after-read", Shape.Flag),
                ("x-compared", Shape.Text),
                ("x-common-members", Shape.TextMap),
                ("x-name", Shape.Text),
            ],
            [Element.Discriminator] = [("propertyName", Shape.Text), ("mapping", Shape.TextMap)],
        }.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.ToFrozenDictionary(entry => entry.Keyword, entry => entry.Shape, StringComparer.Ordinal));

    public static IReadOnlyDictionary<string, Shape> Of(Element element) => Keywords[element];

    /// <summary>Returns advice for a keyword that other descriptions use; null when there is none.</summary>
    public static string? Instead(string keyword) => keyword switch
    {
        "enum" => "use x-extensible-enum: Notion adds values (const for a single fixed one)",
        "nullable" => "say type: [..., 'null'] or oneOf with {type: 'null'}",
        "anyOf" => "use oneOf with a discriminator or x-discriminator-keys",
        _ => null,
    };
}
