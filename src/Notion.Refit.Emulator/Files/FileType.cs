namespace Notion.Refit.Emulator.Files;

/// <summary>A type of files that the API takes.</summary>
/// <param name="ContentType">The MIME type.</param>
/// <param name="Category">The kind.</param>
/// <param name="Extensions">The extensions of its files, without the dot; the usual one first.</param>
internal sealed record FileType(string ContentType, FileCategory Category, params string[] Extensions);
