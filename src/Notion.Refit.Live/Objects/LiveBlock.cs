using Notion.Refit.Live.Objects;
using Notion.Refit.Live.Saving;
using Notion.Refit.Models;

namespace Notion.Refit.Live;

/// <summary>A block: content of a page, or a page or database among the content.</summary>
public partial class LiveBlock : LiveObject
{
    private WritableBlockContent? _given;
    private AppendedBlock? _appended;
    private LiveChildren? _children;

    internal LiveBlock(LiveSession session, Guid? key)
        : base(session, key)
    {
    }

    internal LiveBlock(LiveSession session, WritableBlockContent content)
        : base(session, null) => _given = content;

    /// <summary>The id.</summary>
    /// <exception cref="InvalidOperationException">The block is new, or its id was not read yet: <see cref="LiveSession.LoadIdsAsync"/>.</exception>
    public BlockId Id => new(Existing());

    /// <inheritdoc/>
    public override bool IsNew => Key is null && _appended is null;

    /// <inheritdoc/>
    public override bool IsLoaded => Key is not { } key ? true : Session.Store.FindBlock(new BlockId(key)) is not null;

    /// <summary>The kind, such as <c>paragraph</c>.</summary>
    public string Kind => Content.Type;

    /// <summary>Gets or sets the content. What is set is sent by <see cref="LiveSession.SaveAsync"/>; children in it are ignored, they are in <see cref="Children"/>.</summary>
    /// <exception cref="ArgumentException">The content is of another kind, or cannot be written.</exception>
    /// <exception cref="NotLoadedException">The block was never loaded.</exception>
    /// <exception cref="InvalidOperationException">The block was replaced: <see cref="ReplacedBy"/>.</exception>
    public virtual BlockContent Content
    {
        get => Read<BlockContent>(Members.Content, () => _given ?? Snapshot.Content);
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            if (value is not WritableBlockContent writable || value is UnknownBlock)
                throw new ArgumentException($"Blocks of the kind '{value.Type}' cannot be written.", nameof(value));
            if (!string.Equals(value.Type, Kind, StringComparison.Ordinal))
                throw new ArgumentException($"{this} cannot become a {value.Type}: Notion does not change the kind of a block. Remove it and add another.", nameof(value));
            writable = Everyday.Trees.BlockChildren.With(writable, []);
            if (IsNew)
            {
                ThrowIfReadOnly();
                _given = writable;
                SaveError = null;
                OnPropertyChanged(nameof(Content));
            }
            else
            {
                Set(Members.Content, writable, _given ?? Snapshot.Content, nameof(Content));
            }
        }
    }

    /// <summary>The blocks in the block.</summary>
    public LiveChildren Children => _children ??= new LiveChildren(this);

    /// <summary>The page or block that the block is in; null when it is not known or not in a page.</summary>
    public virtual LiveBlock? Parent => NewParent ?? (Key is { } key && Session.Store.FindBlock(new BlockId(key)) is { } block ? Session.ParentOf(block.Parent) : null);

    /// <summary>Whether the block is in the trash, or will be when the session is saved.</summary>
    public bool InTrash => Read(Members.InTrash, () => IsTrashed);

    /// <summary>The block that has taken the place of this one: <see cref="RecreateAsync"/>. Null when there is none.</summary>
    public LiveBlock? ReplacedBy { get; internal set; }

    /// <summary>One consistent state of the block.</summary>
    /// <exception cref="NotLoadedException">The block was never loaded.</exception>
    /// <exception cref="InvalidOperationException">The block is new.</exception>
    public Block Snapshot => Session.Store.FindBlock(Id) ?? throw new NotLoadedException(ToString(), nameof(Snapshot), "block.LoadAsync()");

    /// <summary>The comments on the block or page.</summary>
    public LiveComments Comments => new(this);

    internal LiveBlock? NewParent { get; set; }

    /// <summary>The content of a new block as it was given.</summary>
    internal WritableBlockContent? Given => _given;

    /// <summary>The block as it was appended, while its id is not known.</summary>
    internal AppendedBlock? Appended => _appended;

    internal bool IsTrashed => Key is { } key && Session.Store.FreshnessOf(key) is { IsTrashed: true };

    internal bool IsLeftOut { get; set; }

    /// <summary>Reads the block from Notion.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task that is done when the block is read.</returns>
    /// <exception cref="NotionException">The request failed.</exception>
    public virtual async Task LoadAsync(CancellationToken cancellationToken = default)
    {
        await Session.EnsureIdAsync(this, cancellationToken).ConfigureAwait(false);
        await Session.Loading.RunAsync(Existing(), async token => await Session.Blocks.RetrieveAsync(Id, token).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Gets the address of the file of an image, video, audio, PDF or file block.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The address. That of a file that Notion hosts is valid for at most an hour: when it has expired, the block is read again.</returns>
    /// <exception cref="InvalidOperationException">The block has no file, or one without an address, such as an upload that is not saved.</exception>
    /// <exception cref="NotLoadedException">The block was never loaded.</exception>
    /// <exception cref="NotionException">The request failed.</exception>
    public Task<Uri> GetUrlAsync(CancellationToken cancellationToken = default) =>
        HostedAddress.GetAsync(this, () => Everyday.Files.FileAddress.Of(Content), () => LoadAsync(cancellationToken));

    /// <summary>Puts the block into the trash when the session is saved; a new block is left out.</summary>
    /// <remarks>Before the save, <see cref="Restore"/> takes it back. There is no permanent deletion in Notion's API.</remarks>
    public void Remove()
    {
        if (IsNew)
        {
            IsLeftOut = true;
            Session.OnChanged(this);
        }
        else
        {
            Set(Members.InTrash, true, IsTrashed, nameof(InTrash));
        }

        Parent?.Children.OnChanged();
    }

    /// <summary>Takes the block out of the trash when the session is saved; before <see cref="Remove"/> was saved, takes it back.</summary>
    public void Restore()
    {
        if (IsNew)
        {
            IsLeftOut = false;
            Session.OnChanged(this);
        }
        else
        {
            Set(Members.InTrash, false, IsTrashed, nameof(InTrash));
        }

        Parent?.Children.OnChanged();
    }

    /// <summary>Makes the block anew at another place and puts the old one into the trash: Notion has no way to move blocks.</summary>
    /// <param name="place">The place.</param>
    /// <param name="options">Whether files that Notion hosts are copied; null for not.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>The new block, the new ids, and what it does not have.</returns>
    /// <exception cref="InvalidOperationException">
    /// Something in the block cannot be made anew, or a file could not be copied. No block was changed; the message lists it.
    /// </exception>
    /// <exception cref="BlockMoveException">The new block exists, but the old one could not be put into the trash.</exception>
    /// <exception cref="NotionException">A request failed.</exception>
    /// <remarks>Sent at once. Save or discard what is pending for the block first.</remarks>
    public virtual Task<BlockMove> RecreateAsync(Place place, RecreationOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(place);
        ThrowIfReadOnly();
        return BlockRecreator.RunAsync(this, place, options ?? new RecreationOptions(), cancellationToken);
    }

    /// <summary>Returns kind and id.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{(IsLoaded ? Kind : "block")} {(Key is { } key ? key.ToString() : IsNew ? "(new)" : "(id not loaded)")}";

    /// <inheritdoc/>
    public override void Discard()
    {
        if (IsNew)
            NewParent?.Children.Drop(this);
        base.Discard();
    }

    internal override void ThrowIfReadOnly()
    {
        base.ThrowIfReadOnly();
        if (ReplacedBy is { } other)
            throw new InvalidOperationException($"{this} was replaced by {other}. Write to that one: block.ReplacedBy.");
    }

    /// <summary>Makes the content with everything new in it, as it is now.</summary>
    internal WritableBlockContent ToTree() =>
        Everyday.Trees.BlockChildren.With(_given!, [.. Children.NewOnly().Select(child => child.ToTree())]);

    /// <summary>Notes that the block was written.</summary>
    internal void OnAppended(AppendedBlock appended, IReadOnlyList<LiveBlock> children)
    {
        WritableBlockContent sent = appended.Content;
        _appended = appended;
        NewParent = null;
        if (appended.Id is { } id)
            Session.Register(this, id.Value);
        Children.OnCreated();
        Children.OnAppended(children);
        if (_given is { } given && !ReferenceEquals(given, sent) && !ValueEquality.AreSame(Everyday.Trees.BlockChildren.With(given, []), sent))
        {
            _given = sent;
            Set(Members.Content, given, sent, nameof(Content));
        }

        ReleaseGiven();
        Session.OnChanged(this);
    }

    /// <summary>Takes over the id when it was read.</summary>
    internal void AdoptId()
    {
        if (Key is null && _appended?.Id is { } id)
            Session.Register(this, id.Value);
        ReleaseGiven();
    }

    private void ReleaseGiven()
    {
        if (Key is { } key && Session.Store.FindBlock(new BlockId(key)) is not null)
            _given = null;
    }
}
