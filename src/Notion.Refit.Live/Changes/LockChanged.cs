namespace Notion.Refit.Live;

/// <summary>A page or database was locked or unlocked.</summary>
/// <param name="Id">The id of the object.</param>
/// <param name="IsLocked">Whether it is locked now.</param>
public sealed record LockChanged(EntityId Id, bool IsLocked) : LiveChange(Id);
