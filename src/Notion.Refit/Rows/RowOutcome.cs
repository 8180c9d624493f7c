namespace Notion.Refit.Rows;

/// <summary>The outcome of a row of an <c>AddRangeAsync</c> or <c>UpsertAsync</c>.</summary>
public enum RowOutcome
{
    /// <summary>The row was created.</summary>
    Added,

    /// <summary>The row was there and differed.</summary>
    Updated,

    /// <summary>The row was there and did not differ.</summary>
    Unchanged,

    /// <summary>The row could not be written.</summary>
    Failed,
}
