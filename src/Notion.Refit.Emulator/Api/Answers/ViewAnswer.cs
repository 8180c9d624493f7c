using System.Text.Json.Nodes;
using Notion.Refit.Emulator.Answers;
using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.State;
using Notion.Refit.Emulator.Tables.Views;
using Notion.Refit.Json;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Api.Answers;

/// <summary>Maps views to response models.</summary>
internal static class ViewAnswer
{
    public static Answer Of(StoredView view, AnswerScope scope)
    {
        View model = Model(view, scope);
        return new Answer(writer =>
        {
            JsonObject json = ModelJson.ToObject(model);
            PreciseTimes.Set(json, "created_time", model.CreatedTime);
            PreciseTimes.Set(json, "last_edited_time", model.LastEditedTime);
            json.WriteTo(writer);
        });
    }

    /// <summary>The id alone, as lists have it.</summary>
    public static View Reference(StoredView view) => ModelJson.Read<View>(new JsonObject { ["object"] = "view", ["id"] = view.Id.ToString() });

    /// <summary>Writes the response for a deleted view.</summary>
    public static Answer OfDeleted(StoredView view) => Answer.Of(ModelJson.Read<View>(new JsonObject
    {
        ["object"] = "view",
        ["id"] = view.Id.ToString(),
        ["parent"] = ModelJson.ToObject(ParentAnswers.Of(view.Database)),
        ["type"] = view.Type.Value,
    }));

    private static View Model(StoredView view, AnswerScope scope)
    {
        var model = new View
        {
            Id = new ViewId(view.Id),
            Parent = ParentAnswers.Of(view.Database),
            DataSourceId = view.DataSource is { } shown ? new DataSourceId(shown.Id) : (DataSourceId?)null,
            Name = view.Name,
            Type = view.Type,
            CreatedTime = view.CreatedTime,
            CreatedBy = UserAnswers.Partial(view.CreatedBy),
            LastEditedTime = view.LastEditedTime,
            LastEditedBy = UserAnswers.Partial(view.LastEditedBy),
            Url = PageUrls.Of(view, scope),
            Filter = null,
            Sorts = null,
            QuickFilters = null,
            Configuration = view.DataSource is null ? DashboardRows.Show(view) : null,
            DashboardViewId = view.Dashboard is { } dashboard ? new ViewId(dashboard.Id) : (ViewId?)null,
        };
        return view.DataSource is { } source ? Filled(model, view, source) : model;
    }

    private static View Filled(View model, StoredView view, StoredDataSource source)
    {
        var quickFilters = new PropertyMap<QuickFilter>(
            ViewCriteria.ShowQuickFilters(view, source).Select(entry => KeyValuePair.Create(entry.Property.Name, ModelJson.Read<QuickFilter>(entry.Condition))));
        return model with
        {
            Filter = ViewCriteria.ShowFilter(view.Filter, source) is { } filter ? ModelJson.Read<Filter>(filter) : null,
            Sorts = ViewCriteria.ShowSorts(view.Sorts, source) is { } sorts ? [.. sorts.Select(sort => ModelJson.Read<Sort>(sort!.AsObject()))] : null,
            QuickFilters = quickFilters.Count > 0 ? quickFilters : null,
            Configuration = ViewLayouts.Show(view.Layout!, view.Type, source) is { } layout ? ModelJson.Read<ViewConfiguration>(layout) : null,
        };
    }
}
