using System.Collections.Concurrent;
using Notion.Refit.Models;

namespace Notion.Refit.Content.Folders.Import;

/// <summary>A page of the folder: a file, a folder, or both.</summary>
internal sealed class LocalPage
{
    /// <summary>Gets the path of the file; that of the folder when there is no file.</summary>
    public required string Path { get; init; }

    /// <summary>Gets whether there is a file.</summary>
    public bool HasFile { get; init; } = true;

    public required string Title { get; init; }

    /// <summary>Gets the page that this one is in; null for the root.</summary>
    public LocalPage? Parent { get; init; }

    public int Index { get; init; }

    public YamlMap? FrontMatter { get; init; }

    public string Hash { get; init; } = "";

    /// <summary>Gets the id in the front matter.</summary>
    public Guid? DeclaredId { get; init; }

    /// <summary>Gets the data source of a row.</summary>
    public LocalSource? Source { get; init; }

    /// <summary>Gets the data sources of a database; empty for a page.</summary>
    public List<LocalSource> Sources { get; } = [];

    public bool IsDatabase => Sources.Count > 0;

    public List<LocalPage> Children { get; } = [];

    /// <summary>Gets the local files of its front matter: those of properties, the icon, the cover.</summary>
    public ConcurrentDictionary<string, byte> PropertyFiles { get; } = new(StringComparer.Ordinal);

    /// <summary>Gets whether the file may have links to headings or blocks.</summary>
    public bool HasMarks { get; init; }

    /// <summary>Gets or sets the headings to which the file has links.</summary>
    public IReadOnlySet<LocalHeading> HeadingLinks { get; set; } = new HashSet<LocalHeading>();

    /// <summary>Gets or sets whether a file has a link to a heading of this one.</summary>
    public bool IsHeadingTarget { get; set; }

    /// <summary>Gets or sets whether the file has addresses of blocks in Notion.</summary>
    public bool HasBlockLinks { get; set; }

    /// <summary>Gets whether links to headings lead from this page or to it.</summary>
    public bool HasHeadingLinks => IsHeadingTarget || HeadingLinks.Count > 0;

    /// <summary>Gets or sets the page or database in Notion; null before it exists.</summary>
    public Guid? Id { get; set; }

    public bool IsNew { get; set; }

    /// <summary>Gets or sets whether the content is written.</summary>
    public bool IsWritten { get; set; }

    /// <summary>Gets or sets the title in Notion.</summary>
    public string? RemoteTitle { get; set; }

    /// <summary>Gets or sets the row in Notion.</summary>
    public Page? Row { get; set; }
}
