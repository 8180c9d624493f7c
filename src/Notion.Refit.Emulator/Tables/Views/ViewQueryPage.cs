using Notion.Refit.Emulator.Protocol.Errors;
using Notion.Refit.Emulator.Protocol.Paging;
using Notion.Refit.Emulator.Requests;
using Notion.Refit.Emulator.State;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Tables.Views;

/// <summary>Pages of stored view query results. A result does not change when its rows do.</summary>
internal static class ViewQueryPage
{
    /// <summary>Finds a query of a view.</summary>
    /// <exception cref="ApiException">There is none, it belongs to another view, or it has expired.</exception>
    public static StoredViewQuery Find(StoredView view, Guid id, RequestContext context) =>
        context.Workspace.ViewQueries.TryGetValue(id, out StoredViewQuery? query) && query.ViewId == view.Id && query.ExpiresAt > context.Now
            ? query
            : throw ApiErrors.NotFound(ObjectKind.ViewQuery, id, context.Connection);

    public static ListPage<Guid> Cut(StoredViewQuery query, PageRequest request) => request.Cut(query.Rows);

    /// <summary>Says that there are more rows than a query gives; null when there are not.</summary>
    public static RequestStatus? Status(StoredViewQuery query) => query.IsCapped
        ? new RequestStatus { Type = RequestStatusType.Incomplete, IncompleteReason = IncompleteReason.QueryResultLimitReached }
        : null;
}
