using Notion.Refit.Everyday.Trees;
using Notion.Refit.Json;
using Notion.Refit.Models;

namespace Notion.Refit.Live.Cloning;

/// <summary>Copies the views of databases that were duplicated.</summary>
internal static class ViewCopy
{
    /// <summary>Lists what the copies of views would not have, from the views themselves.</summary>
    public static IEnumerable<NotCopied> LossesOf(Database database, IReadOnlyList<View> views)
    {
        string place = $"database {database.Title.ToPlainText()}";
        yield return new(place, "templates and permissions are not copied");
        HashSet<DataSourceId> own = [.. database.DataSources.Select(source => source.Id)];
        foreach (View view in views)
        {
            if (ReasonAgainst(view, own) is { } reason)
                yield return new($"{place}: view {view.Name}", reason);
            else if (view.Configuration is UnknownViewConfiguration)
                yield return new($"{place}: view {view.Name}", "its layout is of a kind that the API cannot write; the copy has the default one");
        }
    }

    /// <summary>Reads the views of a database.</summary>
    public static async Task<IReadOnlyList<View>> ReadAsync(LiveSession session, DatabaseId id, CancellationToken cancellationToken) =>
        [.. (await LiveView.ListAsync(session, id, null, cancellationToken).ConfigureAwait(false)).Select(view => view.Snapshot)];

    /// <summary>Copies the views of a database.</summary>
    /// <param name="session">The session.</param>
    /// <param name="source">The database as it was read.</param>
    /// <param name="views">Its views.</param>
    /// <param name="copy">The id of its duplicate.</param>
    /// <param name="duplication">The duplication.</param>
    /// <param name="newPages">The new ids of the rows, to which filters may lead.</param>
    /// <param name="notCopied">Gets what could not be copied.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    public static async Task RunAsync(
        LiveSession session,
        DatabaseDuplication.DatabaseSource source,
        IReadOnlyList<View> views,
        DatabaseId copy,
        DatabaseDuplication duplication,
        IReadOnlyDictionary<PageId, PageId> newPages,
        List<NotCopied> notCopied,
        CancellationToken cancellationToken)
    {
        HashSet<DataSourceId> own = [.. source.Database.DataSources.Select(reference => reference.Id)];
        View[] wanted = [.. views.Where(view => ReasonAgainst(view, own) is null)];
        if (wanted.Length == 0)
            return;
        var objects = newPages.ToDictionary(pair => pair.Key.ToString(), pair => pair.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        var ids = new Dictionary<DataSourceId, IdReplacement>();
        foreach (DatabaseDuplication.Table table in source.Tables)
        {
            Store.RequestTicket ticket = session.Store.Begin();
            DataSource made = session.Store.Apply(
                await session.Client.DataSources.RetrieveAsync(duplication.NewSources[table.DataSource.Id], cancellationToken).ConfigureAwait(false), ticket, ChangeOrigin.Local);
            ids[table.DataSource.Id] = new IdReplacement(PropertiesOf(table.DataSource, made), objects);
        }

        // A new database has a table by itself, which the first table of the original takes over.
        List<LiveView> present = [.. await LiveView.ListAsync(session, copy, null, cancellationToken).ConfigureAwait(false)];
        foreach (View view in wanted)
        {
            DataSourceId target = duplication.NewSources[view.DataSourceId!.Value];
            LiveView? free = present.Find(made => made.Type == view.Type && made.Snapshot.DataSourceId == target);
            string place = $"database {source.Database.Title.ToPlainText()}: view {view.Name}";
            View copied = Replaced(view, ids[view.DataSourceId!.Value], place, notCopied);
            try
            {
                if (free is not null)
                {
                    present.Remove(free);
                    await UpdateAsync(session, free.Id, copied, cancellationToken).ConfigureAwait(false);
                }
                else
                {
                    await LiveView.CreateAsync(session, RequestFor(copied, copy, target), cancellationToken).ConfigureAwait(false);
                }
            }
            catch (NotionApiException e) when (e.StatusCode == System.Net.HttpStatusCode.BadRequest)
            {
                notCopied.Add(new(place, $"Notion does not take the view: {e.Message}"));
            }
        }

        // The table that the original does not have.
        foreach (LiveView rest in present)
            await rest.DeleteAsync(cancellationToken).ConfigureAwait(false);
    }

    private static string? ReasonAgainst(View view, HashSet<DataSourceId> own)
    {
        if (view.DashboardViewId is not null)
            return "a part of a dashboard, which is not copied";
        if (view.Type == ViewType.Dashboard)
            return "dashboards are not copied";
        if (view.DataSourceId is not { } source || !own.Contains(source))
            return "it shows a data source of another database";
        return view.Type == ViewType.Table || view.Type == ViewType.Board || view.Type == ViewType.List || view.Type == ViewType.Calendar || view.Type == ViewType.Timeline
            || view.Type == ViewType.Gallery || view.Type == ViewType.Form || view.Type == ViewType.Chart || view.Type == ViewType.Map
            ? null
            : $"a view of the kind '{view.Type}' is not known";
    }

    private static Dictionary<string, string?> PropertiesOf(DataSource old, DataSource made)
    {
        Dictionary<string, string?> ids = new(StringComparer.Ordinal);
        foreach ((string name, DataSourceProperty property) in old.Properties)
        {
            string? now = made.Properties.TryGetValue(name, out DataSourceProperty? copy) ? copy.Id.Value : null;

            // Views name a property by its id, percent-encoded or not, or by its name.
            ids[property.Id.Value] = now;
            ids[property.Id.ToString()] = now;
            ids[name] = now;
        }

        return ids;
    }

    private static View Replaced(View view, IdReplacement ids, string place, List<NotCopied> notCopied)
    {
        Filter? filter = view.Filter is null ? null : ids.In(view.Filter);
        if (view.Filter is not null && filter is null)
            notCopied.Add(new(place, "its filter has a property without a copy"));
        Sort[] sorts = [.. (view.Sorts ?? []).Select(ids.In).OfType<Sort>()];
        if (sorts.Length < (view.Sorts?.Count ?? 0))
            notCopied.Add(new(place, "its order has a property without a copy"));
        ViewConfiguration? layout = view.Configuration is null or UnknownViewConfiguration ? null : ids.In(view.Configuration);
        if (view.Configuration is not (null or UnknownViewConfiguration) && layout is null)
            notCopied.Add(new(place, "its layout needs a property without a copy; the copy has the default one"));
        PropertyMap<QuickFilter> quick = [];
        foreach ((string property, QuickFilter value) in view.QuickFilters ?? [])
        {
            if (ids.OfProperty(property) is { } now && ids.In(value) is { } condition)
                quick[now] = condition;
        }

        return view with { Filter = filter, Sorts = sorts, Configuration = layout, QuickFilters = quick };
    }

    private static CreateViewRequest RequestFor(View view, DatabaseId database, DataSourceId source)
    {
        var request = new CreateViewRequest
        {
            DataSourceId = source,
            DatabaseId = database,
            Name = view.Name,
            Type = view.Type,
            Filter = view.Filter,
            Configuration = view.Configuration,
        };
        if (view.Sorts is { Count: > 0 } sorts)
            request = request with { Sorts = sorts };
        return view.QuickFilters is { Count: > 0 } quick ? request with { QuickFilters = quick } : request;
    }

    private static async Task UpdateAsync(LiveSession session, ViewId id, View view, CancellationToken cancellationToken)
    {
        var request = new UpdateViewRequest { Name = view.Name, Configuration = view.Configuration };
        if (view.Filter is { } filter)
            request = request with { Filter = filter };
        if (view.Sorts is { Count: > 0 } sorts)
            request = request with { Sorts = sorts };
        if (view.QuickFilters is { Count: > 0 } quick)
            request = request with { QuickFilters = new PropertyMap<QuickFilter?>(quick.Select(pair => KeyValuePair.Create(pair.Key, (QuickFilter?)pair.Value))) };
        Store.RequestTicket ticket = session.Store.Begin();
        session.Store.Apply(await session.Client.Views.UpdateAsync(id, request, cancellationToken).ConfigureAwait(false), ticket, ChangeOrigin.Local);
    }
}
