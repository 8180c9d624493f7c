namespace Notion.Refit.Content;

/// <summary>The progress of an export or import.</summary>
/// <param name="Done">The number of pages and databases that are done.</param>
/// <param name="Found">The number of those that were found until now.</param>
/// <param name="Path">The path of the last one in the folder, with <c>/</c>.</param>
public sealed record TransferProgress(int Done, int Found, string Path);
