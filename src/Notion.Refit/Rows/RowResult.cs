namespace Notion.Refit.Rows;

/// <summary>The outcome for one row.</summary>
/// <typeparam name="TRow">The row type.</typeparam>
/// <param name="Index">The position in the input.</param>
/// <param name="Row">The row: after success as Notion returned it, otherwise as it was passed in.</param>
/// <param name="Outcome">What was done.</param>
/// <param name="Error">Why it failed; null otherwise.</param>
public sealed record RowResult<TRow>(int Index, TRow Row, RowOutcome Outcome, Exception? Error = null)
    where TRow : class, INotionRow<TRow>;
