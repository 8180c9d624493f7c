namespace Notion.Refit.Content;

/// <summary>The action of an export or import for a page.</summary>
public enum TransferState
{
    /// <summary>It was the same on both sides.</summary>
    Unchanged,

    /// <summary>It was new, and was created.</summary>
    Created,

    /// <summary>It was there, and was changed or renamed.</summary>
    Updated,

    /// <summary>Its source is gone. It was left as it is.</summary>
    Stale,
}
