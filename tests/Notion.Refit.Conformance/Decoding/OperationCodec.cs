namespace Notion.Refit.Conformance.Decoding;

/// <summary>What an operation reads and writes.</summary>
/// <param name="Name">Id of the operation.</param>
/// <param name="Answer">Reads answers of success; null when the operation answers with something else than JSON.</param>
/// <param name="Request">Reads request bodies; null when the operation has no JSON body.</param>
internal sealed record OperationCodec(string Name, ModelCodec? Answer, ModelCodec? Request);
