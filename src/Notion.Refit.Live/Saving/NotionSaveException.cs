namespace Notion.Refit.Live;

/// <summary>The exception for a save that could not save everything.</summary>
public sealed class NotionSaveException : NotionException
{
    internal NotionSaveException(SaveResult result)
        : base(Describe(result), result.Failed.Count > 0 ? result.Failed[0].Error : null) => Result = result;

    /// <summary>The changes that were saved, and those that were not and stay pending.</summary>
    public SaveResult Result { get; }

    private static string Describe(SaveResult result)
    {
        string text = $"Not everything was saved: {result}.";
        if (result.Failed.Count > 0)
            text += $" First failure: {result.Failed[0].Object}: {result.Failed[0].Error.Message}";
        else if (result.Conflicts.Count > 0)
            text += $" First conflict: {result.Conflicts[0].Member} of {result.Conflicts[0].Object}.";
        return text;
    }
}
