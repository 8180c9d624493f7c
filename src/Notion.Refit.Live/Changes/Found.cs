namespace Notion.Refit.Live;

/// <summary>An object that was lost can be read again.</summary>
/// <param name="Id">The id of the object.</param>
public sealed record Found(EntityId Id) : LiveChange(Id);
