using System.ComponentModel;
using System.Numerics;
using Notion.Refit.Models;
using Notion.Refit.Rows.Binding;
using Notion.Refit.Rows.Columns;
using Notion.Refit.Rows.Mapping;

namespace Notion.Refit.Rows.Queries;

/// <summary>Results over the rows of a query. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RowAggregates
{
    /// <summary>Adds the numbers of a column, of which only that column is asked for.</summary>
    /// <typeparam name="TRow">The row type.</typeparam>
    /// <typeparam name="T">The type of the numbers.</typeparam>
    /// <param name="rows">The rows.</param>
    /// <param name="column">The column.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>The sum; 0 when there are no numbers.</returns>
    public static async Task<T> SumAsync<TRow, T>(RowSequence<TRow> rows, NumberColumn<T> column, CancellationToken cancellationToken)
        where TRow : class, INotionRow<TRow>
        where T : struct, INumber<T>
    {
        T sum = T.Zero;
        await foreach (T number in ValuesAsync(rows, column, cancellationToken).ConfigureAwait(false))
            sum = checked(sum + number);
        return sum;
    }

    /// <summary>Averages the numbers of a column, of which only that column is asked for.</summary>
    /// <typeparam name="TRow">The row type.</typeparam>
    /// <typeparam name="T">The type of the numbers.</typeparam>
    /// <param name="rows">The rows.</param>
    /// <param name="column">The column.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>The average of the cells that have a number; null when none has.</returns>
    public static async Task<double?> AverageAsync<TRow, T>(RowSequence<TRow> rows, NumberColumn<T> column, CancellationToken cancellationToken)
        where TRow : class, INotionRow<TRow>
        where T : struct, INumber<T>
    {
        double sum = 0;
        int count = 0;
        await foreach (T number in ValuesAsync(rows, column, cancellationToken).ConfigureAwait(false))
        {
            sum += double.CreateChecked(number);
            count++;
        }

        return count == 0 ? null : sum / count;
    }

    /// <summary>Returns the smallest or largest value of a column. Notion sorts: one request for one row.</summary>
    /// <typeparam name="TRow">The row type.</typeparam>
    /// <typeparam name="T">The type of the values.</typeparam>
    /// <param name="rows">The rows.</param>
    /// <param name="column">The column.</param>
    /// <param name="largest">Whether the largest value is returned.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The value; null when no cell has one.</returns>
    public static async Task<T?> ExtremeAsync<TRow, T>(RowSequence<TRow> rows, ValueColumn<T> column, bool largest, CancellationToken cancellationToken)
        where TRow : class, INotionRow<TRow>
        where T : struct
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(column);
        T? found = null;
        if (rows.State.Take is not null)
        {
            // The first so many rows in another order: only they count.
            await foreach (T value in ValuesAsync(rows, column, cancellationToken).ConfigureAwait(false))
                found = found is not { } best || (largest ? Comparer<T>.Default.Compare(value, best) > 0 : Comparer<T>.Default.Compare(value, best) < 0) ? value : found;
            return found;
        }

        RowFilter notEmpty = new Conditions.RowCondition(column.Member, Conditions.RowOperator.NotEmpty, operand: null);
        RowQueryState state = rows.State with
        {
            Filter = rows.State.Filter is { } filter ? filter & notEmpty : notEmpty,
            Sorts = [(column.Member, largest)],
            Take = 1,
        };
        await foreach (T value in ValuesAsync(RowSequence<TRow>.Create(rows.Context, state), column, cancellationToken).ConfigureAwait(false))
            found = value;
        return found;
    }

    internal static async Task<bool> AnyAsync<TRow>(RowSequence<TRow> rows, CancellationToken cancellationToken)
        where TRow : class, INotionRow<TRow>
    {
        await foreach ((Page, RowBinding) _ in PagesAsync(rows.Context, rows.State.WithTake(1), member: null, cancellationToken).ConfigureAwait(false))
            return true;
        return false;
    }

    internal static async Task<int> CountAsync<TRow>(RowSequence<TRow> rows, CancellationToken cancellationToken)
        where TRow : class, INotionRow<TRow>
    {
        // The order does not matter for the number, and without it there is no limit.
        RowQueryState state = rows.State.Take is null ? rows.State with { Sorts = [] } : rows.State;
        int count = 0;
        await foreach ((Page, RowBinding) _ in PagesAsync(rows.Context, state, member: null, cancellationToken).ConfigureAwait(false))
            count++;
        return count;
    }

    private static async IAsyncEnumerable<T> ValuesAsync<TRow, T>(
        RowSequence<TRow> rows, ValueColumn<T> column, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
        where TRow : class, INotionRow<TRow>
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(column);
        RowReader? reader = null;
        RowQueryState state = rows.State.Take is null ? rows.State with { Sorts = [] } : rows.State;
        await foreach ((Page page, RowBinding binding) in PagesAsync(rows.Context, state, column.Member, cancellationToken).ConfigureAwait(false))
        {
            reader ??= new RowReader(binding);
            var properties = new Property?[binding.Columns.Count];
            PropertyId id = binding[column.Member].Id;
            foreach (KeyValuePair<string, Property> entry in page.Properties)
            {
                if (entry.Value.Id == id)
                    properties[column.Member.Slot] = entry.Value;
            }

            reader.MoveTo(new RowOrigin(page, binding, properties, isComplete: false));
            if (column.TryRead(reader, out T value))
                yield return value;
        }
    }

    private static IAsyncEnumerable<(Page Page, RowBinding Binding)> PagesAsync<TRow>(
        RowContext<TRow> context, RowQueryState state, RowMember? member, CancellationToken cancellationToken)
        where TRow : class, INotionRow<TRow> =>
        RowPages.ReadAsync(context, state, binding => [member is null ? PropertyId.Title : binding[member].Id], cancellationToken);
}
