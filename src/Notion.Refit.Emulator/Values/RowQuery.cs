using Notion.Refit.Emulator.Core;
using Notion.Refit.Emulator.Queries;
using Notion.Refit.Emulator.State;

namespace Notion.Refit.Emulator.Values;

/// <summary>Finds rows of a data source: those that filters let through, in the order of the sorts; the newest first without any.</summary>
internal sealed class RowQuery
{
    private readonly List<Func<IQueryRow, bool>> _filters = [];
    private readonly RowCursor _cursor;
    private readonly RowOrder _order;
    private readonly int _limit;

    /// <summary>Reads a query.</summary>
    /// <param name="source">The data source.</param>
    /// <param name="filters">Filters, all of which a row must pass; those that are null let everything through.</param>
    /// <param name="sorts">The sorts, or null.</param>
    /// <param name="context">The request.</param>
    /// <exception cref="Errors.ApiException">A filter or sort is malformed, or does not fit the schema.</exception>
    public RowQuery(StoredDataSource source, IEnumerable<BodyPart> filters, BodyPart sorts, RequestContext context)
    {
        QueryScope scope = Scope(source, context);
        var reader = new ValueReader(context.Scope);
        foreach (BodyPart filter in filters)
        {
            if (!filter.IsNull)
                _filters.Add(FilterParser.Parse(filter, scope));
        }

        _cursor = NewCursor();
        _order = new RowOrder(sorts.IsNull ? null : SortParser.Parse(sorts, scope), NewCursor(), NewCursor());
        _limit = context.Options.QueryResultLimit;

        RowCursor NewCursor() => new(source, reader, context.Scope);
    }

    /// <summary>What the words of a query on a data source mean.</summary>
    public static QueryScope Scope(StoredDataSource source, RequestContext context) => new(
        name => source.FindProperty(name) is { } property ? new QueryProperty(property.Id, property.Name, property.Schema.Type) : null,
        context.Connection.Bot.Id,
        context.Now);

    /// <summary>Finds rows, as many as one query gives.</summary>
    /// <param name="among">The rows to look at.</param>
    /// <returns>The rows, and whether there are more than one query gives.</returns>
    public (IReadOnlyList<StoredPage> Rows, bool IsCapped) Find(IEnumerable<StoredPage> among)
    {
        StoredPage[] rows = [.. among.Where(Matches)];
        Array.Sort(rows, _order);
        return rows.Length > _limit ? (rows[.._limit], true) : (rows, false);
    }

    /// <summary>Finds a page of rows in one pass, without putting all others in order.</summary>
    /// <param name="among">The rows to look at.</param>
    /// <param name="isWanted">Which of them count at all.</param>
    /// <param name="start">The row that the page begins with; null for the first one.</param>
    /// <param name="size">The most rows of the page.</param>
    /// <returns>The page; null when <paramref name="start"/> is none of the rows.</returns>
    public RowPage? FindPage(List<StoredNode> among, Func<StoredPage, bool> isWanted, StoredPage? start, int size)
    {
        // One more than asked for: the row that the next page begins with.
        var first = new FirstRows(_order, size + 1);
        int count = 0;
        int before = 0;
        bool isStartThere = start is null;
        foreach (StoredNode node in among)
        {
            if (node is not StoredPage row || !isWanted(row) || !Matches(row))
                continue;

            count++;
            isStartThere |= row == start;
            if (start is not null && _order.Compare(row, start) < 0)
                before++;
            else
                first.Offer(row);
        }

        int left = Math.Min(count, _limit) - before;
        if (!isStartThere || (start is not null && left <= 0))
            return null;
        StoredPage[] rows = first.ToArray();
        return new RowPage(rows[..Math.Min(rows.Length, Math.Min(size, left))], left > size && rows.Length > size ? rows[size] : null, count > _limit);
    }

    private bool Matches(StoredPage row)
    {
        _cursor.At(row);
        foreach (Func<IQueryRow, bool> filter in _filters)
        {
            if (!filter(_cursor))
                return false;
        }

        return true;
    }
}
