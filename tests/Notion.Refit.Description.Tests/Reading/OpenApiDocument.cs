using YamlDotNet.RepresentationModel;

namespace Notion.Refit.Description.Tests.Reading;

/// <summary>What a set of OpenAPI documents describes together.</summary>
internal sealed class OpenApiDocument(DocumentSet documents)
{
    private static readonly string[] Verbs = ["get", "post", "put", "patch", "delete", "head"];

    public DocumentSet Documents => documents;

    /// <summary>Every operation, where it is written; a path that only refers to another file is not counted again.</summary>
    public IReadOnlyList<OpenApiOperation> Operations { get; } =
    [
        .. from name in documents.Names
           from path in documents.Root(name).Get("paths").Members()
           where !path.Value.Has("$ref")
           from verb in path.Value.Members()
           where Verbs.Contains(verb.Name, StringComparer.Ordinal)
           select new OpenApiOperation(documents, name, verb.Name, path.Name, verb.Value),
    ];

    /// <summary>Every webhook, where it is written.</summary>
    public IReadOnlyList<OpenApiOperation> Webhooks { get; } =
    [
        .. from name in documents.Names
           from hook in documents.Root(name).Get("webhooks").Members()
           where !hook.Value.Has("$ref")
           from verb in hook.Value.Members()
           where Verbs.Contains(verb.Name, StringComparer.Ordinal)
           select new OpenApiOperation(documents, name, verb.Name, hook.Name, verb.Value),
    ];

    /// <summary>Every named schema.</summary>
    public IReadOnlyList<(string Document, string Name, YamlNode Node)> Schemas { get; } =
    [
        .. from name in documents.Names
           from schema in documents.Root(name).Get("components")?.Get("schemas").Members() ?? []
           select (name, schema.Name, schema.Value),
    ];

    /// <summary>The description in this repository.</summary>
    public static OpenApiDocument Load() => new(new DocumentSet(ProjectFiles.DescriptionFiles));
}
