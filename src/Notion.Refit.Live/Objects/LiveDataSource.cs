using Notion.Refit.Json;
using Notion.Refit.Models;

namespace Notion.Refit.Live;

/// <summary>A data source: a schema and its rows.</summary>
public sealed partial class LiveDataSource : LiveObject
{
    internal LiveDataSource(LiveSession session, Guid key)
        : base(session, key) => Rows = new LiveRows(this);

    /// <summary>The id.</summary>
    public DataSourceId Id => new(Existing());

    /// <inheritdoc/>
    public override bool IsLoaded => Session.Store.FindDataSource(Id) is not null;

    /// <summary>One consistent state of the data source.</summary>
    /// <exception cref="NotLoadedException">The data source was never loaded.</exception>
    public DataSource Snapshot => Session.Store.FindDataSource(Id) ?? throw new NotLoadedException(ToString(), nameof(Snapshot), "dataSource.LoadAsync()");

    /// <summary>Gets or sets the title, without formatting.</summary>
    /// <exception cref="NotLoadedException">The data source was never loaded.</exception>
    public string Title
    {
        get => Read(Members.Title, () => Snapshot.Title).ToPlainText();
        set => Set(Members.Title, (RichTextList)(value ?? ""), Snapshot.Title);
    }

    /// <summary>Gets or sets the icon; null for none.</summary>
    /// <exception cref="NotLoadedException">The data source was never loaded.</exception>
    public Icon? Icon
    {
        get => Read(Members.Icon, () => Snapshot.Icon);
        set => Set(Members.Icon, LivePage.Writable(value), Snapshot.Icon);
    }

    /// <summary>The properties, by name.</summary>
    /// <exception cref="NotLoadedException">The data source was never loaded.</exception>
    public IReadOnlyDictionary<string, DataSourceProperty> Schema => Snapshot.Properties;

    /// <summary>The rows.</summary>
    public LiveRows Rows { get; }

    /// <summary>The database of the data source; null when it is not loaded.</summary>
    public LiveDatabase? Database => IsLoaded && Snapshot.Parent is DatabaseParent parent ? Session.DatabaseOf(parent.DatabaseId) : null;

    /// <summary>Reads the data source from Notion.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task that is done when it is read.</returns>
    /// <exception cref="NotionException">The request failed.</exception>
    public async Task LoadAsync(CancellationToken cancellationToken = default) =>
        await Session.Loading.RunAsync(
            Existing(),
            async token =>
            {
                Store.RequestTicket ticket = Session.Store.Begin();
                Session.Store.Apply(await Session.Client.DataSources.RetrieveAsync(Id, token).ConfigureAwait(false), ticket);
            },
            cancellationToken).ConfigureAwait(false);

    /// <summary>Compares the schema with the one that it must have.</summary>
    /// <param name="wanted">The properties that must be there, by name.</param>
    /// <param name="options">Earlier names, and whether other properties are to be removed; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The plan; its text lists the differences.</returns>
    /// <exception cref="NotionException">The request failed.</exception>
    public async Task<SchemaPlan> PlanSchemaAsync(PropertyMap<PropertyDefinition> wanted, SchemaPlanOptions? options = null, CancellationToken cancellationToken = default)
    {
        await Session.Store.CheckInstallationAsync(cancellationToken).ConfigureAwait(false);
        return await Session.Client.DataSources.PlanAsync(Id, wanted, options, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Changes the schema by a plan. Sent at once.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="allowDataLoss">Whether changes that drop values may be applied.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>A task that is done when the data source has the schema.</returns>
    /// <exception cref="InvalidOperationException">The plan drops values, which was not allowed. Nothing was sent.</exception>
    /// <exception cref="NotionException">A request failed.</exception>
    public async Task ApplySchemaAsync(SchemaPlan plan, bool allowDataLoss = false, CancellationToken cancellationToken = default)
    {
        await Session.Store.CheckInstallationAsync(cancellationToken).ConfigureAwait(false);
        Store.RequestTicket ticket = Session.Store.Begin();
        Session.Store.Apply(await Session.Client.DataSources.ApplyAsync(plan, allowDataLoss, cancellationToken).ConfigureAwait(false), ticket, ChangeOrigin.Local);
    }

    /// <summary>Computes a number over the rows. Notion does not compute: the rows are read with that one column, one request for each 100.</summary>
    /// <param name="aggregate">What to compute, such as <c>Aggregate.Sum("Cost")</c>.</param>
    /// <param name="filter">The rows to take; null for all.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>The result; null when there is none.</returns>
    /// <exception cref="NotionException">A request failed.</exception>
    /// <exception cref="KeyNotFoundException">There is no such property. The message lists those that exist.</exception>
    /// <exception cref="NotionPropertyException">The property is not a number.</exception>
    public async Task<decimal?> AggregateAsync(Aggregate aggregate, Filter? filter = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(aggregate);
        if (IsLoaded)
            Snapshot.Properties.Find(aggregate.Property);
        await Session.Store.CheckInstallationAsync(cancellationToken).ConfigureAwait(false);
        return await Session.Client.DataSources.AggregateAsync(Id, aggregate, filter, cancellationToken: cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads the views of the data source.</summary>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>The views.</returns>
    /// <exception cref="NotionException">A request failed.</exception>
    public Task<IReadOnlyList<LiveView>> GetViewsAsync(CancellationToken cancellationToken = default) => LiveView.ListAsync(Session, null, Id, cancellationToken);

    /// <summary>Finds the earliest or latest date of the rows. Notion does not compute: the rows are read with that one column, one request for each 100.</summary>
    /// <param name="aggregate">What to find, such as <c>Aggregate.Latest("Due")</c>.</param>
    /// <param name="filter">The rows to take; null for all.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>The day or time; null when no row has a date.</returns>
    /// <exception cref="NotionException">A request failed.</exception>
    /// <exception cref="KeyNotFoundException">There is no such property. The message lists those that exist.</exception>
    /// <exception cref="NotionPropertyException">The property is not a date.</exception>
    public async Task<NotionDateTime?> AggregateAsync(DateAggregate aggregate, Filter? filter = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(aggregate);
        if (IsLoaded)
            Snapshot.Properties.Find(aggregate.Property);
        await Session.Store.CheckInstallationAsync(cancellationToken).ConfigureAwait(false);
        return await Session.Client.DataSources.AggregateAsync(Id, aggregate, filter, cancellationToken: cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Creates a view in the database of the data source. Sent at once.</summary>
    /// <param name="name">The name.</param>
    /// <param name="type">The type, such as <see cref="ViewType.Board"/>.</param>
    /// <param name="filter">The filter; null for none.</param>
    /// <param name="sorts">The order; empty for none.</param>
    /// <param name="configuration">
    /// The layout, of the same type; null for that of Notion. Boards, calendars, timelines and charts need one:
    /// <c>new BoardViewConfiguration(tasks.GroupBy("Status"))</c>.
    /// </param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The view.</returns>
    /// <exception cref="NotLoadedException">The data source was never loaded.</exception>
    /// <exception cref="NotionException">The request failed.</exception>
    public Task<LiveView> AddViewAsync(
        string name,
        ViewType type,
        Filter? filter = null,
        IReadOnlyList<Sort>? sorts = null,
        ViewConfiguration? configuration = null,
        CancellationToken cancellationToken = default) =>
        LiveView.CreateAsync(
            Session,
            new()
            {
                DataSourceId = Id,
                Name = name,
                Type = type,
                Filter = filter,
                Sorts = sorts ?? [],
                Configuration = configuration,
                DatabaseId = (Snapshot.Parent as DatabaseParent)?.DatabaseId,
            },
            cancellationToken);

    /// <summary>Creates a linked database with a view of this data source in a page. Sent at once.</summary>
    /// <param name="page">The page.</param>
    /// <param name="name">The name of the view.</param>
    /// <param name="type">The type of the view.</param>
    /// <param name="configuration">The layout, of the same type; null for that of Notion. Boards, calendars, timelines and charts need one.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The view. Its name, filter and order can be set like those of any other view.</returns>
    /// <exception cref="InvalidOperationException">The page is new.</exception>
    /// <exception cref="NotionException">The request failed.</exception>
    public Task<LiveView> AddLinkedViewAsync(LivePage page, string name, ViewType type, ViewConfiguration? configuration = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(page);
        return LiveView.CreateAsync(
            Session,
            new() { DataSourceId = Id, Name = name, Type = type, Configuration = configuration, CreateDatabase = new LinkedDatabase(Parent.Page(page.Id)) },
            cancellationToken);
    }

    /// <summary>Returns title and id.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"data source {(IsLoaded ? $"'{Title}' " : "")}{Key}";
}
