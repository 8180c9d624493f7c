using Notion.Refit.Models;

namespace Notion.Refit.Content.Folders.Import;

/// <summary>A part of the content of a page: a block, or the place of a page in it.</summary>
/// <param name="Block">The block; null for a page.</param>
/// <param name="Page">The page; null for a block.</param>
internal sealed record ContentItem(WritableBlockContent? Block, LocalPage? Page);
