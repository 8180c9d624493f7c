namespace Notion.Refit.Live;

/// <summary>The way of a save when a member has another value in Notion than the one that the change was made over.</summary>
public enum ConflictMode
{
    /// <summary>The change is sent.</summary>
    LastWriterWins,

    /// <summary>
    /// Each changed object is read again before it is sent, one request each; one with a conflict is not sent and reported. Notion has no conditional write: what
    /// changes between the reading and the sending is not seen.
    /// </summary>
    Report,
}
