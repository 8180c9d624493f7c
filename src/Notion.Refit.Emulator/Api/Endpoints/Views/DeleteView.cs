using Notion.Refit.Emulator.Api.Answers;
using Notion.Refit.Emulator.Protocol.Errors;
using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.Requests;
using Notion.Refit.Emulator.State;
using Notion.Refit.Emulator.Tables.Views;

namespace Notion.Refit.Emulator.Api.Endpoints.Views;

/// <summary>A view goes for good, a dashboard with its widgets. The last tab of a database stays.</summary>
internal sealed class DeleteView : IEndpoint
{
    public NotionOperation Operation => NotionOperations.DeleteView;

    public Answer Handle(RequestContext context)
    {
        StoredView view = context.View(context.PathId("view_id"));
        StoredDatabase database = view.Database.Editable();

        // Assumption: the wording.
        if (view.Dashboard is null && database.Views.Count == 1)
            throw ApiErrors.LastViewDeleted();

        if (view.Dashboard is { } dashboard)
            DashboardRows.Remove(view, dashboard);
        ChangeLog.Current?.Add(view, ChangeKind.Deleted, context.Connection.Bot);
        database.Views.Remove(view);
        foreach (StoredView gone in DashboardRows.Widgets(view).Prepend(view).ToArray())
            Forget(gone, context.Workspace);
        return ViewAnswer.OfDeleted(view);
    }

    private static void Forget(StoredView view, Workspace workspace)
    {
        workspace.Views.Remove(view.Id);
        foreach (StoredViewQuery query in workspace.ViewQueries.Values.Where(query => query.ViewId == view.Id).ToArray())
            workspace.ViewQueries.Remove(query.Id);
    }
}
