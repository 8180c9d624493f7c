namespace Notion.Refit.Content.Folders.Import;

/// <summary>A page that is written except for links to headings.</summary>
/// <param name="State">What was done.</param>
/// <param name="Items">The content.</param>
/// <param name="Assets">The hashes of the local files, by path.</param>
internal sealed record WrittenPage(TransferState State, PageItems Items, IReadOnlyDictionary<string, string> Assets);
