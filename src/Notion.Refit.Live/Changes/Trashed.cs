namespace Notion.Refit.Live;

/// <summary>An object was put into the trash.</summary>
/// <param name="Id">The id of the object.</param>
public sealed record Trashed(EntityId Id) : LiveChange(Id);
