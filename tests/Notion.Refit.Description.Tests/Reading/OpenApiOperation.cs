using Notion.Refit.Description.Tests.Wire;
using YamlDotNet.RepresentationModel;

namespace Notion.Refit.Description.Tests.Reading;

/// <summary>An operation of an OpenAPI document.</summary>
internal sealed class OpenApiOperation(DocumentSet documents, string document, string method, string path, YamlNode node)
{
    public string Document => document;

    /// <summary>The verb in capitals and the path.</summary>
    public string Route { get; } = $"{method.ToUpperInvariant()} {path}";

    public string Path => path;

    public YamlNode Node => node;

    public string Location => $"{document}:{node.Start.Line}";

    /// <summary>The parameters of the operation, references followed.</summary>
    public IEnumerable<(string Document, YamlNode Node)> Parameters => node.Get("parameters").Items().Select(p => Follow(document, p));

    /// <summary>Schemas of the request body of that media type.</summary>
    public IReadOnlyList<IWireSchema> Body(string mediaType)
    {
        if (node.Get("requestBody") is not { } body)
            return [];
        (string Document, YamlNode Node) target = Follow(document, body);
        return Content(target, mediaType);
    }

    /// <summary>Schemas of the answers of success.</summary>
    public IReadOnlyList<IWireSchema> Answers(string mediaType = "application/json") =>
        [.. node.Get("responses").Members().Where(r => r.Name.StartsWith('2')).SelectMany(r => Content(Follow(document, r.Value), mediaType))];

    /// <summary>The schema of the result of the task that the operation starts; empty when it starts none.</summary>
    public IReadOnlyList<IWireSchema> TaskResult => node.Get("x-task-result") is { } schema ? [new JsonSchema(documents, document, schema)] : [];

    /// <summary>The second operation of the same path, whose answer is a stream; null when there is none.</summary>
    public YamlNode? Stream => node.Get("x-stream");

    private IReadOnlyList<IWireSchema> Content((string Document, YamlNode Node) target, string mediaType) =>
        target.Node.Get("content")?.Get(mediaType)?.Get("schema") is { } schema ? [new JsonSchema(documents, target.Document, schema)] : [];

    private (string Document, YamlNode Node) Follow(string from, YamlNode target)
    {
        while (target.Text("$ref") is { } reference)
        {
            (from, target) = documents.Resolve(from, reference)
                ?? throw new InvalidOperationException($"{from}:{target.Start.Line}: nothing stands at {reference}.");
        }

        return (from, target);
    }
}
