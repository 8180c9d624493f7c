namespace Notion.Refit.Content.Folders.Export;

/// <summary>A page or database in an exported page.</summary>
/// <param name="Id">The id.</param>
/// <param name="IsDatabase">Whether it is a database.</param>
/// <param name="Title">The title.</param>
/// <param name="Container">The page or block that it is in.</param>
/// <param name="Siblings">The number of blocks in that page or block.</param>
internal sealed record ExportedChild(Guid Id, bool IsDatabase, string Title, Guid Container, int Siblings);
