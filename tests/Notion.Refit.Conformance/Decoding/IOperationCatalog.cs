namespace Notion.Refit.Conformance.Decoding;

/// <summary>The operations that the client knows.</summary>
internal interface IOperationCatalog
{
    /// <summary>Reads the answers of failed requests.</summary>
    ModelCodec Error { get; }

    /// <summary>Reads the answers of requests that go on in the background.</summary>
    ModelCodec Accepted { get; }

    /// <summary>The operation behind a verb and a path; null when the client has none.</summary>
    OperationCodec? Find(string method, string path);
}
