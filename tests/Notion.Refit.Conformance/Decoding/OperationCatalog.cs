using Notion.Refit.Models;

namespace Notion.Refit.Conformance.Decoding;

/// <summary>The operations of the client, from its own table.</summary>
internal sealed class OperationCatalog : IOperationCatalog
{
    public ModelCodec Error { get; } = ModelCodec.For<NotionError>();

    public ModelCodec Accepted { get; } = ModelCodec.For<AsyncTask>();

    public OperationCodec? Find(string method, string path) =>
        NotionOperations.TryFind(new HttpMethod(method), path, out NotionOperation? operation)
            ? new OperationCodec(
                operation.Id,
                ModelCodec.Over(NotionOperationModels.Response(operation)),
                ModelCodec.Over(NotionOperationModels.Request(operation)))
            : null;
}
