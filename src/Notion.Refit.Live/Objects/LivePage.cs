using Notion.Refit.Json;
using Notion.Refit.Live.Cloning;
using Notion.Refit.Models;

namespace Notion.Refit.Live;

/// <summary>A page, or a row of a data source.</summary>
public sealed class LivePage : LiveBlock
{
    internal LivePage(LiveSession session, Guid? key)
        : base(session, key) => Properties = new LiveProperties(this);

    /// <summary>The id.</summary>
    /// <exception cref="InvalidOperationException">The page is new.</exception>
    public new PageId Id => new(Existing());

    /// <inheritdoc/>
    public override bool IsNew => Key is null;

    /// <inheritdoc/>
    public override bool IsLoaded => Key is { } key && Session.Store.FindPage(new PageId(key)) is not null;

    /// <summary>One consistent state of the page.</summary>
    /// <exception cref="NotLoadedException">The page was never loaded.</exception>
    public new Page Snapshot => Session.Store.FindPage(Id) ?? throw new NotLoadedException($"page {Id}", nameof(Snapshot), "page.LoadAsync()");

    /// <summary>The properties, by name, id, or the letters and digits of the name.</summary>
    public LiveProperties Properties { get; }

    /// <summary>Gets or sets the title, without formatting. Setting it removes the formatting.</summary>
    /// <exception cref="NotLoadedException">The page was never loaded. The title of a page among the content of another one can be read before.</exception>
    public string Title
    {
        get => RichTitle.ToPlainText();
        set => RichTitle = value ?? "";
    }

    /// <summary>Gets or sets the formatted title.</summary>
    /// <exception cref="NotLoadedException">The page was never loaded. The title of a page among the content of another one can be read before.</exception>
    /// <exception cref="ArgumentException">The title has more than 100 pieces of 2,000 characters.</exception>
    public RichTextList RichTitle
    {
        get => FindPending(LiveProperties.KeyOf(PropertyId.Title)) is { Value: TitleValue pending } ? pending.Title
            : IsNew ? RichTextList.Empty
            : !IsLoaded && Session.Store.FindBlock(Id)?.Content is ChildPageBlock child ? child.Title
            : Snapshot.Properties.Values.Select(property => property.Value).OfType<TitleValue>().FirstOrDefault()?.Title
                ?? (Session.Store.FindBlock(Id)?.Content as ChildPageBlock)?.Title ?? "";
        set => Properties["title"] = value;
    }

    /// <summary>A page as content is its title; it cannot be set here.</summary>
    public override BlockContent Content
    {
        get => Key is { } key && Session.Store.FindBlock(new BlockId(key)) is { } block ? block.Content : new ChildPageBlock { Title = Title };
        set => throw new InvalidOperationException($"The content of a page cannot be set as a block: set the properties of {this}.");
    }

    /// <summary>Gets or sets the icon; null for none.</summary>
    /// <exception cref="NotLoadedException">The page was never loaded.</exception>
    /// <exception cref="ArgumentException">The icon is a file that Notion hosts, or of an unknown kind: such icons cannot be written.</exception>
    public Icon? Icon
    {
        get => Read(Members.Icon, () => IsNew ? null : Snapshot.Icon);
        set => Set(Members.Icon, Writable(value), IsNew ? null : Snapshot.Icon);
    }

    /// <summary>Gets or sets the cover; null for none.</summary>
    /// <exception cref="NotLoadedException">The page was never loaded.</exception>
    /// <exception cref="ArgumentException">The cover is a file that Notion hosts: download and upload it to write it.</exception>
    public FileSource? Cover
    {
        get => Read(Members.Cover, () => IsNew ? null : Snapshot.Cover);
        set => Set(Members.Cover, Writable(value), IsNew ? null : Snapshot.Cover);
    }

    /// <summary>Gets or sets whether the page is locked against changes in the app.</summary>
    /// <exception cref="NotLoadedException">The page was never loaded.</exception>
    public bool IsLocked
    {
        get => Read(Members.IsLocked, () => !IsNew && Snapshot.IsLocked);
        set => Set(Members.IsLocked, value, !IsNew && Snapshot.IsLocked);
    }

    /// <summary>The address of the page in Notion.</summary>
    /// <exception cref="NotLoadedException">The page was never loaded.</exception>
    public override string Url => Snapshot.Url;

    /// <summary>The title, without formatting.</summary>
    /// <exception cref="NotLoadedException">The page was never loaded.</exception>
    public override string Text => Title;

    /// <summary>The data source that the page is a row of; null when it is not a row.</summary>
    public LiveDataSource? DataSource { get => field ?? (Key is { } key && Session.Store.FindPage(new PageId(key)) is { } page ? Session.DataSourceOf(page.Parent) : null); internal set; }

    /// <summary>The page or block that the page is in; null for a row or a page of the workspace.</summary>
    public override LiveBlock? Parent => NewParent ?? (Key is { } key && Session.Store.FindPage(new PageId(key)) is { } page ? Session.ParentOf(page.Parent) : null);

    /// <summary>The schema of the data source of a row; null when the page is not one.</summary>
    /// <exception cref="NotLoadedException">The data source was never loaded.</exception>
    internal PropertyMap<DataSourceProperty>? Schema => DataSource?.Snapshot.Properties;

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellationToken = default) =>
        await Session.Loading.RunAsync(
            Existing(),
            async token =>
            {
                Store.RequestTicket ticket = Session.Store.Begin();
                Session.Store.Apply(await Session.Client.Pages.RetrieveAsync(Id, cancellationToken: token).ConfigureAwait(false), ticket);
            },
            cancellationToken).ConfigureAwait(false);

    /// <summary>Reads the values that Notion has cut at 25 references.</summary>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>A task that is done when all values are complete.</returns>
    /// <exception cref="NotLoadedException">The page was never loaded.</exception>
    /// <exception cref="NotionException">A request failed.</exception>
    public async Task CompleteAsync(CancellationToken cancellationToken = default)
    {
        await Session.Store.CheckInstallationAsync(cancellationToken).ConfigureAwait(false);
        Store.RequestTicket ticket = Session.Store.Begin();
        Session.Store.Apply(await Session.Client.Pages.CompleteAsync(Snapshot, cancellationToken).ConfigureAwait(false), ticket);
    }

    /// <summary>Moves the page into another page. Sent at once.</summary>
    /// <param name="parent">The page.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task that is done when the page is moved.</returns>
    /// <exception cref="InvalidOperationException">The parent is the page itself or in it, or one of both is new. Nothing was sent.</exception>
    /// <exception cref="NotionException">The request failed.</exception>
    /// <remarks>Notion moves a page to the end; there is no position.</remarks>
    public Task MoveAsync(LivePage parent, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(parent);
        for (LiveBlock? outer = parent; outer is not null; outer = outer.Parent)
        {
            if (outer == this)
                throw new InvalidOperationException($"{this} cannot be moved into {parent}, which is in it.");
        }

        return MoveAsync(Models.Parent.Page(parent.Id), cancellationToken);
    }

    /// <summary>Moves the page into a data source: it becomes a row. Sent at once.</summary>
    /// <param name="parent">The data source.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task that is done when the page is moved.</returns>
    /// <exception cref="NotionException">The request failed.</exception>
    public Task MoveAsync(LiveDataSource parent, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(parent);
        return MoveAsync(Models.Parent.DataSource(parent.Id), cancellationToken);
    }

    /// <summary>Lists what a copy of the page would not have. Nothing is changed.</summary>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>The plan; its <see cref="ClonePlan.NotCopied"/> lists what has no copy.</returns>
    /// <exception cref="NotionException">A request failed.</exception>
    public Task<ClonePlan> PlanCloneAsync(CancellationToken cancellationToken = default) => ClonePlan.CreateAsync(this, null, cancellationToken);

    /// <summary>Copies the page with everything in it: content, pages, databases with their rows and views, files. Sent at once.</summary>
    /// <param name="parent">The page that gets the copy.</param>
    /// <param name="options">What is copied; null for everything that can be copied.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>The copy, the new ids, and what has no copy.</returns>
    /// <exception cref="InvalidOperationException">
    /// The page is new or has changes that are not saved; or something has no copy, and <see cref="DuplicationOptions.RefuseLoss"/> is set. Nothing was sent.
    /// </exception>
    /// <exception cref="NotionPartialWriteException">A page was written in part.</exception>
    /// <exception cref="NotionException">A request failed.</exception>
    public Task<LiveClone> CloneAsync(LivePage parent, DuplicationOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(parent);
        return Cloner.RunAsync(this, parent, options, cancellationToken);
    }

    /// <summary>Throws: pages can be moved.</summary>
    /// <param name="place">The place.</param>
    /// <param name="options">Not used.</param>
    /// <param name="cancellationToken">Cancels nothing.</param>
    /// <returns>Nothing.</returns>
    /// <exception cref="InvalidOperationException">Always.</exception>
    public override Task<BlockMove> RecreateAsync(Place place, RecreationOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new InvalidOperationException($"{this} is a page: call MoveAsync, which keeps its id.");

    /// <summary>Returns title and id.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"page {(IsLoaded || IsNew ? $"'{Title}' " : "")}{(Key is { } key ? key.ToString() : "(new)")}";

    /// <inheritdoc/>
    public override void Discard()
    {
        if (IsNew)
            DataSource?.Rows.Drop(this);
        base.Discard();
    }

    internal static Icon? Writable(Icon? icon) => icon is null or WritableIcon ? icon : throw new ArgumentException($"An icon of the kind '{icon.Type}' cannot be written.", nameof(icon));

    internal static FileSource? Writable(FileSource? file) =>
        file is null or WritableFileSource ? file : throw new ArgumentException("A file that Notion hosts has to be downloaded and uploaded to be written.", nameof(file));

    private async Task MoveAsync(Parent parent, CancellationToken cancellationToken)
    {
        await Session.Store.CheckInstallationAsync(cancellationToken).ConfigureAwait(false);
        Store.RequestTicket ticket = Session.Store.Begin();
        Page moved = await Session.Client.Pages.MoveAsync(Id, new MovePageRequest(parent), cancellationToken).ConfigureAwait(false);
        Session.Store.Apply(moved, ticket, ChangeOrigin.Local);
        DataSource = Session.DataSourceOf(moved.Parent);
    }
}
