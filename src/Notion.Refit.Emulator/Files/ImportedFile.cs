using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Files;

/// <summary>The result of fetching a file.</summary>
/// <param name="ContentType">The MIME type in the response of the address; null if it was not requested.</param>
/// <param name="Content">The bytes; empty if something went wrong.</param>
/// <param name="Error">What went wrong; null if nothing did.</param>
internal sealed record ImportedFile(string? ContentType, ReadOnlyMemory<byte> Content, FileImportError? Error)
{
    public static ImportedFile Failed(string? contentType, FileImportError error) => new(contentType, default, error);
}
