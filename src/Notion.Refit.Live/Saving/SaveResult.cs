namespace Notion.Refit.Live;

/// <summary>The outcome of a save.</summary>
/// <param name="Saved">The objects whose changes are in Notion now.</param>
/// <param name="Failed">The objects that could not be saved, with the reason. Those that Notion refused are not sent again until they are changed.</param>
/// <param name="NotTried">The objects that were not sent, because what they need failed or Notion could not be reached.</param>
/// <param name="Unclear">The new objects of which it is not known whether they exist: the response was lost, and looking for them did not decide it.</param>
/// <param name="Conflicts">The members that were changed in Notion as well; only with <see cref="ConflictMode.Report"/>.</param>
public sealed record SaveResult(
    IReadOnlyList<LiveObject> Saved,
    IReadOnlyList<SaveFailure> Failed,
    IReadOnlyList<LiveObject> NotTried,
    IReadOnlyList<LiveObject> Unclear,
    IReadOnlyList<LiveConflict> Conflicts)
{
    /// <summary>Whether everything is saved.</summary>
    public bool IsComplete => Failed.Count == 0 && NotTried.Count == 0 && Unclear.Count == 0 && Conflicts.Count == 0;

    /// <summary>Returns the numbers of objects.</summary>
    /// <returns>The text. It is for people; its form may change.</returns>
    public override string ToString() =>
        $"{Saved.Count} saved, {Failed.Count} failed, {NotTried.Count} not tried, {Unclear.Count} unclear, {Conflicts.Count} in conflict";
}
