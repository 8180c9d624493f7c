using Notion.Refit.Emulator.Api.Answers;
using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.Protocol.Paging;
using Notion.Refit.Emulator.Requests;
using Notion.Refit.Emulator.State;
using Notion.Refit.Emulator.Tables.Views;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Api.Endpoints.Views;

/// <summary>The rows that a query of a view has found, by their ids.</summary>
internal sealed class ListViewQueryResults : IEndpoint
{
    public NotionOperation Operation => NotionOperations.ListViewQueryResults;

    public Answer Handle(RequestContext context)
    {
        StoredViewQuery query = ViewQueryPage.Find(context.View(context.PathId("view_id")), context.PathId("query_id"), context);
        ListPage<Guid> page = ViewQueryPage.Cut(query, context.QueryPage());
        return Answer.Of(new ViewQueryResultList
        {
            Results = [.. page.Items.Select(PageAnswers.Reference)],
            NextCursor = page.NextCursor,
            HasMore = page.HasMore,
            Type = ListType.Page,
            Page = new EmptyObject(),
            RequestStatus = ViewQueryPage.Status(query),
        });
    }
}
