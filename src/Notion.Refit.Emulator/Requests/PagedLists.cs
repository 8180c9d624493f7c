using System.Globalization;
using Notion.Refit.Emulator.Protocol.Errors;
using Notion.Refit.Emulator.Protocol.Paging;
using Notion.Refit.Emulator.State;

namespace Notion.Refit.Emulator.Requests;

/// <summary>Pages of long lists. The cursor of a page is the id of its first entry.</summary>
internal static class PagedLists
{
    /// <summary>Returns a page of a list.</summary>
    /// <param name="context">The request.</param>
    /// <param name="key">Identifies the list among those of the workspace.</param>
    /// <param name="request">The page.</param>
    /// <param name="list">Makes the list. A first page takes no more of it than it needs.</param>
    /// <exception cref="ApiException">The cursor is not an entry of the list.</exception>
    public static ListPage<StoredNode> Page(this RequestContext context, string key, PageRequest request, Func<IEnumerable<StoredNode>> list)
    {
        Listings listings = context.Workspace.Listings;
        if (request.StartCursor is not { } cursor)
        {
            StoredNode[] first = [.. list().Take(request.Size + 1)];
            listings.CountVisits(first.Length);
            return first.Length > request.Size ? new ListPage<StoredNode>(first[..^1], first[^1].Id.ToString()) : new ListPage<StoredNode>(first, null);
        }

        Listing listing = listings.Get(key, context.Workspace.Revision, () =>
        {
            StoredNode[] all = [.. list()];
            listings.CountVisits(all.Length);
            return new Listing(all);
        });
        if (!Guid.TryParseExact(cursor, "D", out Guid id) || listing.IndexOf(id) is not { } start)
            throw ApiErrors.InvalidCursor(cursor);
        int end = Math.Min(start + request.Size, listing.Nodes.Count);
        return new ListPage<StoredNode>([.. Range(listing.Nodes, start, end)], end < listing.Nodes.Count ? listing.Nodes[end].Id.ToString() : null);
    }

    /// <summary>Names the minute of a request, for lists that depend on the time: conditions and formulas know no finer one.</summary>
    public static string Minute(this RequestContext context) => (context.Now.UtcTicks / TimeSpan.TicksPerMinute).ToString(CultureInfo.InvariantCulture);

    private static IEnumerable<StoredNode> Range(IReadOnlyList<StoredNode> nodes, int start, int end)
    {
        for (int i = start; i < end; i++)
            yield return nodes[i];
    }
}
