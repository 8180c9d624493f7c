using Notion.Refit.Emulator.Documents.Content;
using Notion.Refit.Emulator.Protocol.Errors;
using Notion.Refit.Emulator.Protocol.Identity;
using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.Requests;
using Notion.Refit.Emulator.State;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Tables.Views;

/// <summary>The place of a new view: a tab of a database, a widget of a dashboard, or a linked database that is created for it.</summary>
internal sealed class ViewPlace
{
    private readonly Action<StoredView, RequestContext> _put;

    private ViewPlace(StoredDatabase database, Action<StoredView, RequestContext> put, StoredView? dashboard = null)
    {
        Database = database;
        Dashboard = dashboard;
        _put = put;
    }

    /// <summary>The database of the view.</summary>
    public StoredDatabase Database { get; }

    /// <summary>The dashboard of a widget.</summary>
    public StoredView? Dashboard { get; }

    /// <summary>Finds the place that a request means.</summary>
    /// <exception cref="ApiException">The request names no place or several, or one that is not there.</exception>
    public static ViewPlace Find(CreateViewRequest request, BodyPart body, RequestContext context)
    {
        CheckMembers(body);
        return request switch
        {
            { DatabaseId: { } id } => Tab(context.Database(id.Value).Editable(), request.Position, context),
            { ViewId: { } id } => Widget(context.View(id.Value), request, body, context),
            _ => Linked(request.CreateDatabase!, context),
        };
    }

    /// <summary>Puts the view there.</summary>
    public void Put(StoredView view, RequestContext context)
    {
        ChangeLog.Current?.Add(view, ChangeKind.Created, context.Connection.Bot);
        context.Workspace.Views.Add(view.Id, view);
        _put(view, context);
    }

    private static void CheckMembers(BodyPart body)
    {
        string[] places = ["database_id", "view_id", "create_database"];
        BodyPart[] given = [.. places.Select(name => body.TryGet(name, out BodyPart part) ? part : default).Where(part => !part.IsNull)];
        if (given.Length == 0)
            throw ApiErrors.FailedValidation("body", [.. places.Select(name => ApiErrors.ShouldBeDefined($"{body.Path}.{name}"))]);
        if (given.Length > 1)
            throw given[1].ShouldNotBePresent();
        RefuseWithout("position", "database_id");
        RefuseWithout("placement", "view_id");

        void RefuseWithout(string name, string place)
        {
            if (body.TryGet(name, out BodyPart part) && !part.IsNull && !given[0].Path.EndsWith(place, StringComparison.Ordinal))
                throw part.ShouldNotBePresent();
        }
    }

    private static ViewPlace Tab(StoredDatabase database, ViewPosition? position, RequestContext context)
    {
        int index = database.Views.Count;
        if (position is StartViewPosition)
        {
            index = 0;
        }
        else if (position is AfterViewPosition { ViewId.Value: var id })
        {
            // Assumption: a view that is not a tab of the database is reported like one that does not exist.
            index = database.Views.FindIndex(view => view.Id == id) + 1;
            if (index == 0)
                throw ApiErrors.NotFound(ObjectKind.View, id, context.Connection);
        }

        return new ViewPlace(database, (view, _) => database.Views.Insert(index, view));
    }

    private static ViewPlace Widget(StoredView dashboard, CreateViewRequest request, BodyPart body, RequestContext context)
    {
        // Assumption: the wording of both errors.
        if (dashboard.Type != ViewType.Dashboard)
            throw ApiErrors.NotADashboard(dashboard.Id);
        if (request.Type == ViewType.Dashboard)
            throw body.Get("type").ShouldBe("another type than `\"dashboard\"`, as dashboards cannot be nested");
        dashboard.Database.Editable();
        Action<StoredView, IdSource> put = DashboardRows.Find(request.Placement, dashboard);
        return new ViewPlace(dashboard.Database, (view, _) => put(view, context.Ids), dashboard);
    }

    private static ViewPlace Linked(LinkedDatabase given, RequestContext context)
    {
        if (given.Parent is not PageParent { PageId.Value: var pageId })
            throw ApiErrors.FailedValidation("body", ApiErrors.ShouldBeDefined("body.create_database.parent.page_id"));
        StoredPage page = context.Page(pageId).Editable();
        int? index = null;
        if (given.Position is { BlockId.Value: var blockId })
        {
            int found = page.Children.FindIndex(child => child.Id == blockId && !child.IsTrashed);
            index = found >= 0 ? found + 1 : throw ApiErrors.NotFound(ObjectKind.Block, blockId, context.Connection);
        }

        var database = new StoredDatabase(context.Ids.NewRandom())
        {
            OwnTitle = RichTextRules.Complete("Untitled"),
            IsInline = true,
            Parent = page,
            CreatedTime = context.Now,
            LastEditedTime = context.Now,
            CreatedBy = context.Connection.Bot,
            LastEditedBy = context.Connection.Bot,
        };
        return new ViewPlace(database, (view, _) =>
        {
            context.Workspace.Add(database, page, index);
            database.Views.Add(view);
            Workspace.Touch(page, context.Connection.Bot, context.Now);
        });
    }
}
