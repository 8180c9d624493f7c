using System.Text.Json.Nodes;
using Notion.Refit.Emulator.Api.Answers;
using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.Requests;
using Notion.Refit.Emulator.State;
using Notion.Refit.Emulator.Tables.Queries;
using Notion.Refit.Emulator.Tables.Values;
using Notion.Refit.Emulator.Tables.Views;

namespace Notion.Refit.Emulator.Api.Endpoints.Views;

/// <summary>Changes of a view: name, filter, sorts, filter bar, layout. Its kind stays.</summary>
internal sealed class UpdateView : IEndpoint
{
    // What only a view of rows has.
    private static readonly string[] MembersOfRows = ["filter", "sorts", "quick_filters", "configuration"];

    public NotionOperation Operation => NotionOperations.UpdateView;

    public Answer Handle(RequestContext context)
    {
        StoredView view = context.View(context.PathId("view_id"));
        view.Database.Editable();
        var body = new BodyPart(context.Body, "body");
        Action change = view.DataSource is { } source ? Prepare(view, source, body, context) : Refuse(body);

        change();
        if (body.TryGet("name", out BodyPart name) && !name.IsNull)
            view.Name = name.AsString();
        view.LastEditedTime = context.Now;
        view.LastEditedBy = context.Connection.Bot;
        ChangeLog.Current?.Add(view, ChangeKind.Updated, context.Connection.Bot, [.. body.Members.Select(member => member.Name)]);
        return ViewAnswer.Of(view, context.Scope);
    }

    private static Action Prepare(StoredView view, StoredDataSource source, BodyPart body, RequestContext context)
    {
        QueryScope scope = RowQuery.Scope(source, context);
        bool hasFilter = body.TryGet("filter", out BodyPart filter);
        bool hasSorts = body.TryGet("sorts", out BodyPart sorts);
        body.TryGet("quick_filters", out BodyPart bar);
        bool hasLayout = body.TryGet("configuration", out BodyPart configuration);

        JsonObject? newFilter = ViewCriteria.StoreFilter(filter, source, scope);
        foreach (BodyPart sort in sorts.IsNull ? [] : sorts.Items)
            sort.Get("property"); // Unlike a new view, a change cannot sort by timestamps.
        JsonArray? newSorts = ViewCriteria.StoreSorts(sorts, source, scope);
        QuickFilterBar quickFilters = QuickFilterBar.Prepare(bar, source, scope);
        JsonObject? layout = hasLayout ? ViewLayouts.Lay(configuration, view.Layout, view.Type, source, context.Ids) : view.Layout;

        return () =>
        {
            if (hasFilter)
                view.Filter = newFilter;
            if (hasSorts)
                view.Sorts = newSorts;
            quickFilters.Apply(view);
            view.Layout = layout;
        };
    }

    // Assumption: a dashboard has nothing to filter, sort or lay out by itself; null is let through.
    private static Action Refuse(BodyPart body)
    {
        foreach (string name in MembersOfRows)
        {
            if (body.TryGet(name, out BodyPart part) && !part.IsNull)
                throw part.ShouldNotBePresent();
        }

        return () => { };
    }
}
