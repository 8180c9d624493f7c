using Notion.Refit.Json;
using Notion.Refit.Live.Cloning;
using Notion.Refit.Models;

namespace Notion.Refit.Live;

/// <summary>A database: a container of data sources and views.</summary>
public sealed class LiveDatabase : LiveBlock
{
    internal LiveDatabase(LiveSession session, Guid key)
        : base(session, key)
    {
    }

    internal LiveDatabase(LiveSession session, PropertyMap<PropertyDefinition> schema)
        : base(session, default(Guid?)) => NewSchema = schema;

    /// <summary>The id.</summary>
    /// <exception cref="InvalidOperationException">The database is new.</exception>
    public new DatabaseId Id => new(Existing());

    /// <inheritdoc/>
    public override bool IsNew => Key is null;

    /// <inheritdoc/>
    public override bool IsLoaded => Key is { } key && Session.Store.FindDatabase(new DatabaseId(key)) is not null;

    /// <summary>The properties that a new database gets.</summary>
    internal PropertyMap<PropertyDefinition> NewSchema { get; } = [];

    /// <summary>One consistent state of the database.</summary>
    /// <exception cref="NotLoadedException">The database was never loaded.</exception>
    public new Database Snapshot => Session.Store.FindDatabase(Id) ?? throw new NotLoadedException($"database {Id}", nameof(Snapshot), "database.LoadAsync()");

    /// <summary>Gets or sets the title, without formatting.</summary>
    /// <exception cref="NotLoadedException">The database was never loaded. The title of a database among the content of a page can be read before.</exception>
    public string Title
    {
        get => RichTitle.ToPlainText();
        set => RichTitle = value ?? "";
    }

    /// <summary>Gets or sets the formatted title.</summary>
    /// <exception cref="NotLoadedException">The database was never loaded.</exception>
    public RichTextList RichTitle
    {
        get => Read(Members.Title, () => IsNew ? RichTextList.Empty : !IsLoaded && Session.Store.FindBlock(new BlockId(Existing()))?.Content is ChildDatabaseBlock child ? child.Title : Snapshot.Title);
        set => Set(Members.Title, value.Split(), IsNew ? RichTextList.Empty : Snapshot.Title);
    }

    /// <summary>The address of the database in Notion.</summary>
    /// <exception cref="NotLoadedException">The database was never loaded.</exception>
    public override string Url => Snapshot.Url;

    /// <summary>The title, without formatting.</summary>
    /// <exception cref="NotLoadedException">The database was never loaded.</exception>
    public override string Text => Title;

    /// <summary>Gets or sets the formatted description.</summary>
    /// <exception cref="NotLoadedException">The database was never loaded.</exception>
    public RichTextList Description
    {
        get => Read(Members.Description, () => IsNew ? RichTextList.Empty : Snapshot.Description);
        set => Set(Members.Description, value.Split(), IsNew ? RichTextList.Empty : Snapshot.Description);
    }

    /// <summary>Gets or sets the icon; null for none.</summary>
    /// <exception cref="NotLoadedException">The database was never loaded.</exception>
    public Icon? Icon
    {
        get => Read(Members.Icon, () => IsNew ? null : Snapshot.Icon);
        set => Set(Members.Icon, LivePage.Writable(value), IsNew ? null : Snapshot.Icon);
    }

    /// <summary>Gets or sets the cover; null for none.</summary>
    /// <exception cref="NotLoadedException">The database was never loaded.</exception>
    public FileSource? Cover
    {
        get => Read(Members.Cover, () => IsNew ? null : Snapshot.Cover);
        set => Set(Members.Cover, LivePage.Writable(value), IsNew ? null : Snapshot.Cover);
    }

    /// <summary>Gets or sets whether the database is locked against changes in the app.</summary>
    /// <exception cref="NotLoadedException">The database was never loaded.</exception>
    public bool IsLocked
    {
        get => Read(Members.IsLocked, () => !IsNew && Snapshot.IsLocked);
        set => Set(Members.IsLocked, value, !IsNew && Snapshot.IsLocked);
    }

    /// <summary>Gets or sets whether the database is shown in its page instead of as a page of its own.</summary>
    /// <exception cref="NotLoadedException">The database was never loaded.</exception>
    public bool IsInline
    {
        get => Read(Members.IsInline, () => !IsNew && Snapshot.IsInline);
        set => Set(Members.IsInline, value, !IsNew && Snapshot.IsInline);
    }

    /// <summary>The data sources. They may not be loaded: <see cref="LiveDataSource.LoadAsync"/>.</summary>
    /// <exception cref="InvalidOperationException">The database is new: it has a data source when it is saved.</exception>
    /// <exception cref="NotLoadedException">The database was never loaded.</exception>
    public IReadOnlyList<LiveDataSource> DataSources => [.. Snapshot.DataSources.Select(source => Session.SourceOf(source.Id))];

    /// <summary>A database as content is its title; it cannot be set here.</summary>
    public override BlockContent Content
    {
        get => Key is { } key && Session.Store.FindBlock(new BlockId(key)) is { } block ? block.Content : new ChildDatabaseBlock { Title = Title };
        set => throw new InvalidOperationException($"The content of a database cannot be set as a block: set the members of {this}.");
    }

    /// <summary>The page or block that the database is in; null for a database of the workspace.</summary>
    public override LiveBlock? Parent => Key is { } key && Session.Store.FindDatabase(new DatabaseId(key)) is { } database ? Session.ParentOf(database.Parent) : base.Parent;

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellationToken = default) =>
        await Session.Loading.RunAsync(
            Existing(),
            async token =>
            {
                Store.RequestTicket ticket = Session.Store.Begin();
                Session.Store.Apply(await Session.Client.Databases.RetrieveAsync(Id, token).ConfigureAwait(false), ticket);
            },
            cancellationToken).ConfigureAwait(false);

    /// <summary>Reads the views of the database.</summary>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>The views; those that Notion lists without their settings are read, one request each.</returns>
    /// <exception cref="NotionException">A request failed.</exception>
    public Task<IReadOnlyList<LiveView>> GetViewsAsync(CancellationToken cancellationToken = default) => LiveView.ListAsync(Session, Id, null, cancellationToken);

    /// <summary>Moves the database into another page. Sent at once.</summary>
    /// <param name="parent">The page.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task that is done when the database is moved.</returns>
    /// <exception cref="NotionException">The request failed.</exception>
    public async Task MoveAsync(LivePage parent, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(parent);
        await Session.Store.CheckInstallationAsync(cancellationToken).ConfigureAwait(false);
        Store.RequestTicket ticket = Session.Store.Begin();
        Session.Store.Apply(
            await Session.Client.Databases.UpdateAsync(Id, new() { Parent = Models.Parent.Page(parent.Id) }, cancellationToken).ConfigureAwait(false), ticket, ChangeOrigin.Local);
    }

    /// <summary>Lists what a copy of the database would not have. Nothing is changed.</summary>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>The plan; its <see cref="ClonePlan.NotCopied"/> lists what has no copy.</returns>
    /// <exception cref="InvalidOperationException">The database shows a data source of another one.</exception>
    /// <exception cref="NotionException">A request failed.</exception>
    public Task<ClonePlan> PlanCloneAsync(CancellationToken cancellationToken = default) => ClonePlan.CreateAsync(this, null, cancellationToken);

    /// <summary>Copies the database with schema, rows with their content, and views. Sent at once.</summary>
    /// <param name="parent">The page that gets the copy.</param>
    /// <param name="options">What is copied; null for everything that can be copied.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>The copy, the new ids, and what has no copy.</returns>
    /// <exception cref="InvalidOperationException">
    /// The database has changes that are not saved, or shows a data source of another one; or something has no copy, and
    /// <see cref="DuplicationOptions.RefuseLoss"/> is set. Nothing was sent.
    /// </exception>
    /// <exception cref="NotionPartialWriteException">A row was written in part.</exception>
    /// <exception cref="NotionException">A request failed.</exception>
    public Task<LiveDatabaseClone> CloneAsync(LivePage parent, DuplicationOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(parent);
        return Cloner.RunAsync(this, parent, options, cancellationToken);
    }

    /// <summary>Throws: databases can be moved.</summary>
    /// <param name="place">The place.</param>
    /// <param name="options">Not used.</param>
    /// <param name="cancellationToken">Cancels nothing.</param>
    /// <returns>Nothing.</returns>
    /// <exception cref="InvalidOperationException">Always.</exception>
    public override Task<BlockMove> RecreateAsync(Place place, RecreationOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new InvalidOperationException($"{this} is a database: call MoveAsync, which keeps its id.");

    /// <summary>Returns title and id.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"database {(IsLoaded || IsNew ? $"'{Title}' " : "")}{(Key is { } key ? key.ToString() : "(new)")}";
}
