using Notion.Refit.Models;

namespace Notion.Refit.Emulator.State;

/// <summary>A database: the container of data sources.</summary>
internal sealed class StoredDatabase(Guid id) : StoredNode(id)
{
    /// <summary>Its own title. Without one it is called as its first data source.</summary>
    public RichTextList OwnTitle { get; set; } = RichTextList.Empty;

    public RichTextList Title => OwnTitle.Count > 0 ? OwnTitle : DataSources.FirstOrDefault(source => !source.IsTrashed)?.Title ?? RichTextList.Empty;

    public RichTextList Description { get; set; } = RichTextList.Empty;

    public Icon? Icon { get; set; }

    public FileSource? Cover { get; set; }

    public bool IsInline { get; set; }

    public bool IsLocked { get; set; }

    /// <summary>The tabs from the left. A database is never without one.</summary>
    public List<StoredView> Views { get; } = [];

    public IEnumerable<StoredDataSource> DataSources => Children.Cast<StoredDataSource>();

    /// <summary>Makes the title its own, so that it stays when data sources come and go.</summary>
    public void KeepTitle() => OwnTitle = Title;
}
