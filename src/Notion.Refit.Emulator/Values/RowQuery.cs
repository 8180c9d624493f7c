using Notion.Refit.Emulator.Core;
using Notion.Refit.Emulator.Queries;
using Notion.Refit.Emulator.State;

namespace Notion.Refit.Emulator.Values;

/// <summary>Finds rows of a data source: those that filters let through, in the order of the sorts; the newest first without any.</summary>
internal static class RowQuery
{
    /// <summary>What the words of a query on a data source mean.</summary>
    public static QueryScope Scope(StoredDataSource source, RequestContext context) => new(
        name => source.FindProperty(name) is { } property ? new QueryProperty(property.Id, property.Name, property.Schema.Type) : null,
        context.Connection.Bot.Id,
        context.Now);

    /// <summary>Finds rows, as many as one query gives.</summary>
    /// <param name="source">The data source.</param>
    /// <param name="among">The rows to look at.</param>
    /// <param name="filters">Filters, all of which a row must pass; those that are null let everything through.</param>
    /// <param name="sorts">The sorts, or null.</param>
    /// <param name="context">The request.</param>
    /// <returns>The rows, and whether there are more than one query gives.</returns>
    /// <exception cref="Errors.ApiException">A filter or sort is malformed, or does not fit the schema.</exception>
    public static (IReadOnlyList<QueryRow> Rows, bool IsCapped) Find(
        StoredDataSource source, IEnumerable<StoredPage> among, IEnumerable<BodyPart> filters, BodyPart sorts, RequestContext context)
    {
        QueryScope scope = Scope(source, context);
        var reader = new ValueReader(context.Scope);
        IEnumerable<QueryRow> rows = among.OrderByDescending(row => row.Sequence).Select(row => new QueryRow(row, source, reader, context.Workspace));
        foreach (BodyPart filter in filters.Where(filter => !filter.IsNull))
        {
            Func<IQueryRow, bool> matches = FilterParser.Parse(filter, scope);
            rows = rows.Where(row => matches(row));
        }

        if (!sorts.IsNull)
            rows = rows.OrderBy<QueryRow, IQueryRow>(row => row, SortParser.Parse(sorts, scope));

        QueryRow[] found = [.. rows.Take(context.Options.QueryResultLimit + 1)];
        return found.Length > context.Options.QueryResultLimit ? (found[..^1], true) : (found, false);
    }
}
