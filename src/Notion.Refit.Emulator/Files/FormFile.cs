namespace Notion.Refit.Emulator.Files;

/// <summary>A file in a form.</summary>
/// <param name="Name">The file name; null if there is none.</param>
/// <param name="ContentType">The MIME type, with parameters; null if there is none.</param>
/// <param name="Content">The bytes.</param>
internal sealed record FormFile(string? Name, string? ContentType, ReadOnlyMemory<byte> Content);
