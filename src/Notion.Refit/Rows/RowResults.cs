using System.Collections;

namespace Notion.Refit.Rows;

/// <summary>The outcomes for all rows of a call, in the order of the input.</summary>
/// <typeparam name="TRow">The row type.</typeparam>
public sealed class RowResults<TRow> : IReadOnlyList<RowResult<TRow>>
    where TRow : class, INotionRow<TRow>
{
    private readonly RowResult<TRow>[] _results;

    internal RowResults(RowResult<TRow>[] results) => _results = results;

    /// <inheritdoc/>
    public int Count => _results.Length;

    /// <summary>Gets the number of rows that were created.</summary>
    public int Added => _results.Count(static result => result.Outcome == RowOutcome.Added);

    /// <summary>Gets the number of rows that were updated.</summary>
    public int Updated => _results.Count(static result => result.Outcome == RowOutcome.Updated);

    /// <summary>Gets the number of rows that did not differ.</summary>
    public int Unchanged => _results.Count(static result => result.Outcome == RowOutcome.Unchanged);

    /// <summary>Gets the rows that failed.</summary>
    public IReadOnlyList<RowResult<TRow>> Failures => [.. _results.Where(static result => result.Outcome == RowOutcome.Failed)];

    /// <inheritdoc/>
    public RowResult<TRow> this[int index] => _results[index];

    /// <summary>Throws when a row failed.</summary>
    /// <returns>The results, for chaining.</returns>
    /// <exception cref="AggregateException">The exceptions of the rows that failed.</exception>
    public RowResults<TRow> ThrowIfFailed()
    {
        IReadOnlyList<RowResult<TRow>> failures = Failures;
        return failures.Count == 0
            ? this
            : throw new AggregateException($"{failures.Count} of {Count} rows could not be written.", failures.Select(static failure => failure.Error!));
    }

    /// <inheritdoc/>
    public IEnumerator<RowResult<TRow>> GetEnumerator() => ((IEnumerable<RowResult<TRow>>)_results).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Returns the numbers.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{Added} added, {Updated} updated, {Unchanged} unchanged, {Failures.Count} failed";
}
