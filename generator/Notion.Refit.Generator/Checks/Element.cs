namespace Notion.Refit.Generator.Checks;

/// <summary>A kind of object in an OpenAPI document.</summary>
internal enum Element
{
    Document,
    Info,
    License,
    Server,
    Tag,
    ExternalDocs,
    SecurityScheme,
    Components,
    PathItem,
    Operation,
    Parameter,
    RequestBody,
    MediaType,
    Encoding,
    Response,
    Header,
    Schema,
    Discriminator,
    Pagination,
    Stream,
}
