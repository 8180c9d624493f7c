using Notion.Refit.Models;

namespace Notion.Refit.Content.Folders.Export;

/// <summary>A page or database that is to be written.</summary>
/// <param name="Id">The id.</param>
/// <param name="IsDatabase">Whether it is a database.</param>
/// <param name="Path">The path of its file.</param>
/// <param name="Title">The title.</param>
/// <param name="Edited">The time of the last edit.</param>
internal sealed record PageWork(Guid Id, bool IsDatabase, string Path, string Title, DateTimeOffset Edited)
{
    /// <summary>Gets the page with its properties: for rows and the root.</summary>
    public Page? Page { get; init; }

    /// <summary>Gets whether its properties are those of a data source.</summary>
    public bool IsRow => Page?.Parent is DataSourceParent or DatabaseParent;

    /// <summary>Gets the folder of what is in it.</summary>
    public string Folder => IsDatabase ? RelativePath.FolderOf(Path) : RelativePath.WithoutExtension(Path);
}
