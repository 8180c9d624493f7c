using System.Text.Json.Nodes;
using Notion.Refit.Emulator.Answers;
using Notion.Refit.Emulator.Api.Answers;
using Notion.Refit.Emulator.Protocol.Errors;
using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.Protocol.Paging;
using Notion.Refit.Emulator.Requests;
using Notion.Refit.Emulator.State;
using Notion.Refit.Emulator.Tables.Values;
using Notion.Refit.Emulator.Tables.Views;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Api.Endpoints.Views;

/// <summary>Runs filter and sorts of a view and keeps what it found for a while. The answer has the first page.</summary>
internal sealed class CreateViewQuery : IEndpoint
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    public NotionOperation Operation => NotionOperations.CreateViewQuery;

    public Answer Handle(RequestContext context)
    {
        StoredView view = context.View(context.PathId("view_id"));
        if (view.DataSource is not { } source)
            throw ApiErrors.DashboardQueried(view.Id); // Assumption: the wording.

        RowPage found = new RowQuery(source, ViewCriteria.Filters(view, source), ViewCriteria.Sorts(view, source), context)
            .FindPage(source.IsInTrash ? [] : source.Children, row => !row.IsTrashed && !row.IsArchived);
        var query = new StoredViewQuery(context.Ids.NewRandom(), view.Id, context.Now + Lifetime, [.. found.Rows.Select(row => row.Id)], found.IsCapped);
        ListPage<Guid> page = ViewQueryPage.Cut(query, context.BodyPage());

        DropExpired(context);
        context.Workspace.ViewQueries.Add(query.Id, query);
        return Of(query, page);
    }

    private static Answer Of(StoredViewQuery query, ListPage<Guid> page)
    {
        var model = new ViewQuery
        {
            Id = new ViewQueryId(query.Id),
            ViewId = new ViewId(query.ViewId),
            ExpiresAt = query.ExpiresAt,
            TotalCount = query.Rows.Count,
            Results = [.. page.Items.Select(PageAnswers.Reference)],
            NextCursor = page.NextCursor,
            HasMore = page.HasMore,
            RequestStatus = ViewQueryPage.Status(query),
        };
        return new Answer(writer =>
        {
            JsonObject json = ModelJson.ToObject(model);
            PreciseTimes.Set(json, "expires_at", model.ExpiresAt);
            json.WriteTo(writer);
        });
    }

    private static void DropExpired(RequestContext context)
    {
        foreach (StoredViewQuery old in context.Workspace.ViewQueries.Values.Where(old => old.ExpiresAt <= context.Now).ToArray())
            context.Workspace.ViewQueries.Remove(old.Id);
    }
}
