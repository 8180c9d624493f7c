namespace Notion.Refit;

/// <summary>The limit that was exceeded.</summary>
public enum NotionTimeoutScope
{
    /// <summary>The time of one attempt, to the last byte of its response.</summary>
    Attempt,

    /// <summary>The time of the whole call, with all attempts and the waits between them.</summary>
    Total,

    /// <summary>The time between two pieces of a stream of events.</summary>
    Stream,
}
