using Notion.Refit.Models;

namespace Notion.Refit.Emulator.State;

/// <summary>A database: the container of data sources.</summary>
internal sealed class StoredDatabase(Guid id) : StoredNode(id)
{
    public RichTextList Title { get; set; } = RichTextList.Empty;

    public RichTextList Description { get; set; } = RichTextList.Empty;

    public Icon? Icon { get; set; }

    public FileSource? Cover { get; set; }

    public bool IsInline { get; set; }

    public bool IsLocked { get; set; }

    /// <summary>The tabs from the left. A database is never without one.</summary>
    public List<StoredView> Views { get; } = [];

    public IEnumerable<StoredDataSource> DataSources => Children.Cast<StoredDataSource>();
}
