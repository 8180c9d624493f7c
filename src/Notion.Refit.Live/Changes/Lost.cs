namespace Notion.Refit.Live;

/// <summary>An object was deleted or is not shared any more; Notion does not say which. The last snapshot stays readable.</summary>
/// <param name="Id">The id of the object.</param>
public sealed record Lost(EntityId Id) : LiveChange(Id);
