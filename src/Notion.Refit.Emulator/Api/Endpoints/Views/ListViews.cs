using Notion.Refit.Emulator.Api.Answers;
using Notion.Refit.Emulator.Protocol.Errors;
using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.Protocol.Paging;
using Notion.Refit.Emulator.Requests;
using Notion.Refit.Emulator.State;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Api.Endpoints.Views;

/// <summary>The tabs of a database, or all views of a data source wherever they are. Only ids are returned.</summary>
/// <remarks>Assumption: widgets of dashboards are listed with their data source only; both ids together list what meets both.</remarks>
internal sealed class ListViews : IEndpoint
{
    public NotionOperation Operation => NotionOperations.ListViews;

    public Answer Handle(RequestContext context)
    {
        StoredDatabase? database = context.QueryId("database_id") is { } databaseId ? context.Database(databaseId) : null;
        StoredDataSource? source = context.QueryId("data_source_id") is { } sourceId ? context.DataSource(sourceId) : null;
        if (database is null && source is null)
            throw ApiErrors.FailedValidation("query", [ApiErrors.ShouldBeDefined("query.database_id"), ApiErrors.ShouldBeDefined("query.data_source_id")]);

        IEnumerable<StoredView> views = database?.Views ?? context.Workspace.Views.Values.Where(view => !view.Database.IsInTrash);
        StoredView[] found = [.. views.Where(view => (source is null || view.DataSource == source) && context.Connection.CanSee(view.Database))];
        ListPage<StoredView> page = context.QueryPage().Cut(found, view => view.Id.ToString());
        return Answer.Of(new ViewList
        {
            Results = [.. page.Items.Select(ViewAnswer.Reference)],
            NextCursor = page.NextCursor,
            HasMore = page.HasMore,
            Type = ListType.View,
            View = new EmptyObject(),
        });
    }
}
