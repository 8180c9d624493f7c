using Notion.Refit.Models;

namespace Notion.Refit.Content.Folders.Export;

/// <summary>A database that was read.</summary>
/// <param name="Work">The place of its file.</param>
/// <param name="Database">The database.</param>
internal sealed record DatabaseContent(PageWork Work, Database Database)
{
    public List<SourceContent> Sources { get; } = [];
}
