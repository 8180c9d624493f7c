using Notion.Refit.Models;

namespace Notion.Refit.Live;

/// <summary>The title of a database or data source has changed. The title of a page is a property.</summary>
/// <param name="Id">The id of a database or data source.</param>
/// <param name="Old">The title before.</param>
/// <param name="New">The title now.</param>
public sealed record TitleChanged(EntityId Id, RichTextList Old, RichTextList New) : LiveChange(Id);
