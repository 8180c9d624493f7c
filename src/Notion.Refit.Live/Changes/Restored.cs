namespace Notion.Refit.Live;

/// <summary>An object was taken out of the trash.</summary>
/// <param name="Id">The id of the object.</param>
public sealed record Restored(EntityId Id) : LiveChange(Id);
