using System.Text.Json.Nodes;
using Notion.Refit.Emulator.Api.Answers;
using Notion.Refit.Emulator.Protocol.Identity;
using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.Requests;
using Notion.Refit.Emulator.State;
using Notion.Refit.Emulator.Tables.Queries;
using Notion.Refit.Emulator.Tables.Values;
using Notion.Refit.Emulator.Tables.Views;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Api.Endpoints.Views;

/// <summary>A new view: a tab of a database, a widget of a dashboard, or the only tab of a new linked database.</summary>
internal sealed class CreateView : IEndpoint
{
    public NotionOperation Operation => NotionOperations.CreateView;

    public Answer Handle(RequestContext context)
    {
        var request = context.ReadBody<CreateViewRequest>();
        var body = new BodyPart(context.Body, "body");
        StoredDataSource source = context.DataSource(request.DataSourceId.Value).Editable();
        ViewPlace place = ViewPlace.Find(request, body, context);

        bool isDashboard = request.Type == ViewType.Dashboard;
        QueryScope scope = RowQuery.Scope(source, context);
        BodyPart configuration = Member(body, "configuration");
        if (isDashboard && !configuration.IsNull)
            throw configuration.ShouldNotBePresent();
        JsonObject? layout = isDashboard ? null : ViewLayouts.Lay(configuration, before: null, request.Type, source, context.Ids);
        JsonObject? filter = ViewCriteria.StoreFilter(Member(body, "filter"), source, scope);
        JsonArray? sorts = ViewCriteria.StoreSorts(Member(body, "sorts"), source, scope);
        QuickFilterBar quickFilters = QuickFilterBar.Prepare(Member(body, "quick_filters"), source, scope);

        var view = new StoredView(context.Ids.New(IdKind.View), place.Database)
        {
            DataSource = isDashboard ? null : source,
            Name = request.Name,
            Type = request.Type,
            Filter = filter,
            Sorts = sorts,
            Layout = layout,
            Dashboard = place.Dashboard,
            CreatedTime = context.Now,
            LastEditedTime = context.Now,
            CreatedBy = context.Connection.Bot,
            LastEditedBy = context.Connection.Bot,
        };
        quickFilters.Apply(view);
        place.Put(view, context);
        return ViewAnswer.Of(view, context.Scope);
    }

    private static BodyPart Member(BodyPart body, string name)
    {
        body.TryGet(name, out BodyPart part);
        return part;
    }
}
