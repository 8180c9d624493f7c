namespace Notion.Refit;

/// <summary>What took too long.</summary>
public enum NotionTimeoutScope
{
    /// <summary>One attempt, to the last byte of its answer.</summary>
    Attempt,

    /// <summary>The whole call, with all attempts and the waits between them.</summary>
    Total,
}
