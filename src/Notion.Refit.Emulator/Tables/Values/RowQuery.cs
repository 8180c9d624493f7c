using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.Requests;
using Notion.Refit.Emulator.State;
using Notion.Refit.Emulator.Tables.Queries;

namespace Notion.Refit.Emulator.Tables.Values;

/// <summary>Finds rows of a data source: those that filters let through, in the order of the sorts; the newest first without any.</summary>
internal sealed class RowQuery
{
    private readonly Func<IQueryRow, bool>[] _filters;
    private readonly RowColumns _columns;
    private readonly RowOrder _order;
    private readonly int _limit;
    private readonly Workspace _workspace;

    /// <summary>Reads a query.</summary>
    /// <param name="source">The data source.</param>
    /// <param name="filters">Filters, all of which a row must pass; those that are null let everything through.</param>
    /// <param name="sorts">The sorts, or null.</param>
    /// <param name="context">The request.</param>
    /// <exception cref="Protocol.Errors.ApiException">A filter or sort is malformed, or does not fit the schema.</exception>
    public RowQuery(StoredDataSource source, IEnumerable<BodyPart> filters, BodyPart sorts, RequestContext context)
    {
        _columns = new RowColumns(source, context.Scope);
        QueryScope scope = Scope(_columns, context);
        _filters = [.. filters.Where(filter => !filter.IsNull).Select(filter => FilterParser.Parse(filter, scope))];
        _order = new RowOrder(sorts.IsNull ? null : SortParser.Parse(sorts, scope));
        _limit = context.Options.QueryResultLimit;
        _workspace = context.Workspace;
    }

    /// <summary>Returns the meaning of names in a query on a data source.</summary>
    public static QueryScope Scope(StoredDataSource source, RequestContext context) => Scope(new RowColumns(source, context.Scope), context);

    /// <summary>Finds rows in one pass, without putting in order what is not asked for.</summary>
    /// <param name="among">The rows to look at.</param>
    /// <param name="isWanted">Which of them count at all.</param>
    /// <param name="size">The most rows of the page; null for as many as one query gives.</param>
    /// <returns>The first page.</returns>
    public RowPage FindPage(List<StoredNode> among, Func<StoredPage, bool> isWanted, int? size = null)
    {
        // One more than asked for: the row that the next page begins with.
        int most = size ?? _limit;
        var first = new FirstRows(_order, most + 1);
        RowCursor cursor = NewCursor();
        int count = 0;
        _workspace.Listings.CountVisits(among.Count);

        // The newest come last: where they are asked for first, all others are turned away at once.
        for (int i = among.Count - 1; i >= 0; i--)
        {
            if (among[i] is not StoredPage row || !isWanted(row) || !Matches(cursor.At(row)))
                continue;

            count++;
            cursor = first.Offer(cursor) ?? NewCursor();
        }

        int left = Math.Min(count, _limit);
        StoredPage[] rows = first.ToArray();
        return new RowPage(rows[..Math.Min(rows.Length, Math.Min(most, left))], left > most && rows.Length > most ? rows[most] : null, count > _limit);
    }

    private static QueryScope Scope(RowColumns columns, RequestContext context) => new(columns.Find, context.Connection.Bot.Id, context.Now);

    private RowCursor NewCursor() => new(_columns);

    private bool Matches(RowCursor row)
    {
        foreach (Func<IQueryRow, bool> filter in _filters)
        {
            if (!filter(row))
                return false;
        }

        return true;
    }
}
