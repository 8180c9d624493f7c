using System.Runtime.CompilerServices;
using Notion.Refit.Everyday.Paging;
using Notion.Refit.Models;
using Notion.Refit.Rows.Binding;
using Notion.Refit.Rows.Mapping;

namespace Notion.Refit.Rows.Queries;

/// <summary>Turns pages into rows.</summary>
internal static class RowReading
{
    /// <summary>Reads the rows of a query.</summary>
    public static async IAsyncEnumerable<TRow> ReadAllAsync<TRow>(
        RowContext<TRow> context, RowQueryState state, [EnumeratorCancellation] CancellationToken cancellationToken)
        where TRow : class, INotionRow<TRow>
    {
        RowReader? reader = null;
        await foreach ((Page page, RowBinding binding) in RowPages.ReadAsync(
            context, state, columns => state.WholePage ? null : Wanted(columns), cancellationToken).ConfigureAwait(false))
        {
            // The columns can only be others at the start, before the first page.
            reader ??= new RowReader(binding);
            TRow row;
            try
            {
                reader.MoveTo(await OriginAsync(context, binding, page, state.Completes, cancellationToken).ConfigureAwait(false));
                row = TRow.Read(reader);
            }
            catch (NotionRowException e) when (state.OnUnreadable is not null)
            {
                state.OnUnreadable(e);
                continue;
            }

            yield return row;
        }
    }

    /// <summary>Turns a page into a row, with values that Notion cuts completed.</summary>
    public static async Task<TRow> ReadAsync<TRow>(RowContext<TRow> context, RowBinding binding, Page page, CancellationToken cancellationToken)
        where TRow : class, INotionRow<TRow> =>
        Read<TRow>(await OriginAsync(context, binding, page, completes: true, cancellationToken).ConfigureAwait(false));

    /// <summary>Turns a page into a row.</summary>
    public static TRow Read<TRow>(RowOrigin origin)
        where TRow : class, INotionRow<TRow>
    {
        var reader = new RowReader(origin.Binding);
        reader.MoveTo(origin);
        return TRow.Read(reader);
    }

    /// <summary>The properties to ask for; null when that is all of them.</summary>
    public static IReadOnlyList<PropertyId>? Wanted(RowBinding binding) =>
        binding.Ids.Count == 0 || binding.Ids.Count >= binding.Schema.DataSource.Properties.Count ? null : binding.Ids;

    private static ValueTask<RowOrigin> OriginAsync<TRow>(
        RowContext<TRow> context, RowBinding binding, Page page, bool completes, CancellationToken cancellationToken)
        where TRow : class, INotionRow<TRow>
    {
        var origin = new RowOrigin(page, binding, binding.Slots.Sort(page.Properties), completes);
        ValueTask completion = completes ? ValueCompletion.CompleteAsync(context.Client.Pages, page.Id, origin.Properties, cancellationToken) : ValueTask.CompletedTask;
        return completion.IsCompletedSuccessfully ? new(origin) : CompleteAsync(origin, completion);
    }

    private static async ValueTask<RowOrigin> CompleteAsync(RowOrigin origin, ValueTask completion)
    {
        await completion.ConfigureAwait(false);
        return origin;
    }
}
