using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.Requests;
using Notion.Refit.Emulator.State;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Api.Endpoints.Views;

/// <summary>Drops what a query of a view has found. That it is gone already is no error.</summary>
internal sealed class DeleteViewQuery : IEndpoint
{
    public NotionOperation Operation => NotionOperations.DeleteViewQuery;

    public Answer Handle(RequestContext context)
    {
        StoredView view = context.View(context.PathId("view_id"));
        Guid id = context.PathId("query_id");
        if (context.Workspace.ViewQueries.TryGetValue(id, out StoredViewQuery? query) && query.ViewId == view.Id)
            context.Workspace.ViewQueries.Remove(id);
        return Answer.Of(new DeletedViewQuery { Id = new ViewQueryId(id), Deleted = true });
    }
}
