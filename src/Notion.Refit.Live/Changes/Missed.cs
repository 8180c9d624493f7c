namespace Notion.Refit.Live;

/// <summary>A reader or callback was too slow for the changes: some were left out here. What is known of the objects is up to date all the same.</summary>
/// <param name="Count">The number of changes that were left out.</param>
public sealed record Missed(int Count) : LiveChange(default(EntityId));
