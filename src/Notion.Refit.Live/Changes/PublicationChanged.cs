namespace Notion.Refit.Live;

/// <summary>An object was published on the web, or withdrawn from it.</summary>
/// <param name="Id">The id of the object.</param>
/// <param name="Old">The public address before; null when it was not published.</param>
/// <param name="New">The public address now; null when it is not published.</param>
public sealed record PublicationChanged(EntityId Id, string? Old, string? New) : LiveChange(Id);
