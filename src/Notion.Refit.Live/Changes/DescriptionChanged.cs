using Notion.Refit.Models;

namespace Notion.Refit.Live;

/// <summary>The description of a database or data source has changed.</summary>
/// <param name="Id">The id of a database or data source.</param>
/// <param name="Old">The description before.</param>
/// <param name="New">The description now.</param>
public sealed record DescriptionChanged(EntityId Id, RichTextList Old, RichTextList New) : LiveChange(Id);
