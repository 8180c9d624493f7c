namespace Notion.Refit.Content.Folders.Import;

/// <summary>The content of a file.</summary>
/// <param name="Items">The blocks and the places of pages, in order.</param>
/// <param name="Targets">The pages to which it has links.</param>
/// <param name="Inner">The pages in this one whose place is inside of a block.</param>
/// <param name="Files">The local files that it uses.</param>
internal sealed record PageItems(IReadOnlyList<ContentItem> Items, IReadOnlySet<LocalPage> Targets, IReadOnlySet<LocalPage> Inner, IReadOnlySet<string> Files);
