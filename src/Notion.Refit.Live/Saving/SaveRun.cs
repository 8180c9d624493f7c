using Notion.Refit.Everyday.Trees;
using Notion.Refit.Models;

namespace Notion.Refit.Live.Saving;

/// <summary>One save: plans what is pending now, and sends it.</summary>
internal sealed class SaveRun
{
    private readonly LiveSession _session;
    private readonly ConflictMode _mode;
    private readonly List<PlannedPage> _pages = [];
    private readonly List<PlannedRun> _runs = [];
    private readonly List<(LiveObject Object, List<PendingChange> Changes)> _updates = [];
    private readonly HashSet<(LivePage From, string Key, LivePage To)> _implied = [];
    private readonly List<(LiveObject Object, PendingChange Change)> _late = [];
    private readonly HashSet<LiveObject> _saved = [];
    private readonly List<SaveFailure> _failed = [];
    private readonly HashSet<LiveObject> _notTried = [];
    private readonly HashSet<LiveObject> _unclear = [];
    private readonly List<LiveConflict> _conflicts = [];
    private bool _isStopped;

    public SaveRun(LiveSession session, ConflictMode mode, IReadOnlyList<LiveObject> changed)
    {
        _session = session;
        _mode = mode;
        foreach (LiveObject target in changed)
        {
            if (target is LivePage { IsNew: true, IsLeftOut: false, NewParent: null, IsRefused: false } row)
                _pages.Add(new PlannedPage(row));
            if (!target.IsNew && target.PendingChanges.Count > 0 && !target.IsRefused)
                _updates.Add((target, [.. target.PendingChanges]));
            if (target is LiveBlock { IsNew: false } owner && owner.Children.HasAdditions)
                _runs.AddRange(PlannedRun.Of(owner));
        }
    }

    public async Task<SaveResult> RunAsync(CancellationToken cancellationToken)
    {
        foreach (PlannedPage page in CreationOrder.Of(_pages, _implied))
            await CreateAsync(page, ParentOf(page.Page), null, cancellationToken).ConfigureAwait(false);
        foreach (PlannedRun run in _runs)
            await WriteAsync(run, cancellationToken).ConfigureAwait(false);

        // What is put into the trash goes last: new blocks are placed beside it.
        foreach ((LiveObject target, List<PendingChange> changes) in _updates.OrderBy(update => update.Changes.Any(change => change is { Key: Members.InTrash, Value: true })))
            await UpdateAsync(target, changes, cancellationToken).ConfigureAwait(false);
        foreach (IGrouping<LiveObject, (LiveObject Object, PendingChange Change)> late in _late.GroupBy(late => late.Object))
            await UpdateAsync(late.Key, [.. late.Select(item => item.Change)], cancellationToken).ConfigureAwait(false);

        _saved.ExceptWith(_failed.Select(failure => failure.Object));
        _saved.ExceptWith(_notTried);
        _notTried.ExceptWith(_unclear);
        return new SaveResult([.. _saved], _failed, [.. _notTried], [.. _unclear], _conflicts);
    }

    /// <summary>Whether Notion has refused a request, which fails the same way when it is repeated.</summary>
    public static bool IsRefusal(Exception error) =>
        error is ArgumentException || error is NotionApiException { StatusCode: var status } && (int)status is >= 400 and < 500 and not (401 or 408 or 429);

    private static Parent ParentOf(LivePage page) => Parent.DataSource(page.DataSource!.Id);

    private async Task CreateAsync(PlannedPage planned, Parent parent, PagePosition? position, CancellationToken cancellationToken)
    {
        LivePage page = planned.Page;
        if (_isStopped)
        {
            _notTried.UnionWith(planned.All());
            return;
        }

        var request = new CreatePageRequest { Parent = parent, Position = position };
        bool isLocked = false;
        foreach (PendingChange change in planned.Changes)
        {
            switch (change.Key)
            {
                case Members.Icon when change.Value is WritableIcon icon:
                    request = request with { Icon = icon };
                    break;
                case Members.Cover when change.Value is WritableFileSource cover:
                    request = request with { Cover = cover };
                    break;
                case Members.IsLocked:
                    isLocked = change.Value is true;
                    break;
                default:
                    if (LiveProperties.IdOf(change.Key) is { } id)
                        request.Properties[id] = ValueOf(change);
                    break;
            }
        }

        PlannedRun? first = planned.Content.Count > 0 && planned.Content[0] is { Page: null, Database: null } ? planned.Content[0] : null;
        AppendBatch? batch = null;
        List<PendingChange> late = [.. planned.References().Where(reference => reference.Target.IsNew && !_implied.Contains((page, reference.Change.Key, reference.Target))).Select(reference => reference.Change).Distinct()];
        Exception? refusal = null;
        try
        {
            if (first is not null && TryTake(first) is { Blocks.Count: > 0 } taken)
            {
                batch = taken;
                request = request with { Children = batch.Contents };
            }

            Page created;
            try
            {
                created = await new PageCreation(_session, page, request).RunAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (NotionApiException e) when (batch is not null && e.StatusCode == System.Net.HttpStatusCode.BadRequest && RefusedBlock.MayBeContent(e))
            {
                // One of the blocks is not taken: the page is, and so are the others.
                refusal = e;
                batch = null;
                created = await new PageCreation(_session, page, request with { Children = [] }).RunAsync(cancellationToken).ConfigureAwait(false);
            }

            page.Unclear = null;
            _session.Register(page, created.Id.Value);
            OnPageCreated(page, created, parent, position);
            foreach (PendingChange change in planned.Changes.Where(change => !late.Contains(change) && change.Key != Members.IsLocked))
                page.Complete(change);
            page.Children.OnCreated();
            _saved.Add(page);
            _late.AddRange(late.Select(change => ((LiveObject)page, change)));
            if (isLocked)
                _late.Add((page, planned.Changes.First(change => change.Key == Members.IsLocked)));
        }
        catch (UnclearCreationException e)
        {
            Fail(page, e.InnerException!, planned.All().Skip(1));
            _failed.RemoveAll(failure => failure.Object == page);
            _unclear.Add(page);
            return;
        }
        catch (Exception e) when (e is NotionException or ArgumentException)
        {
            Fail(page, e, planned.All().Skip(1));
            return;
        }

        if (batch is { Blocks.Count: > 0 })
        {
            batch.MarkWritten();
            for (int i = 0; i < batch.Blocks.Count; i++)
                first!.Blocks[i].Finish(batch.Blocks[i]);
            page.Children.OnAppended([.. first!.Blocks.Take(batch.Blocks.Count).Select(block => block.Block)]);
            _saved.UnionWith(first.Blocks.Take(batch.Blocks.Count).SelectMany(block => block.All()));
            _session.TrackCreated(page);
        }

        for (int i = 0; i < planned.Content.Count; i++)
        {
            PlannedRun run = planned.Content[i];
            bool isFirst = ReferenceEquals(run, first);
            if (isFirst)
                run = run with { Blocks = [.. run.Blocks.Skip(batch?.Blocks.Count ?? 0)] };
            await WriteAsync(run with { IsLast = true }, cancellationToken, isFirst ? refusal : null).ConfigureAwait(false);
        }
    }

    /// <summary>Takes the blocks that are created with a page; null when one of them cannot be sent, which its own request reports.</summary>
    private static AppendBatch? TryTake(PlannedRun run)
    {
        try
        {
            return AppendBatch.Take([.. run.Blocks.Select(block => new AppendedBlock(block.Content, () => block.Block.ToString()))], 0, onlyWhole: true);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private async Task CreateAsync(PlannedDatabase planned, PageId parent, CancellationToken cancellationToken)
    {
        LiveDatabase database = planned.Database;
        var request = new CreateDatabaseRequest { Parent = Parent.Page(parent), InitialDataSource = new() { Properties = database.NewSchema } };
        var late = new List<PendingChange>();
        foreach (PendingChange change in planned.Changes)
        {
            request = (change.Key, change.Value) switch
            {
                (Members.Title, RichTextList title) => request with { Title = title },
                (Members.Description, RichTextList description) => request with { Description = description },
                (Members.IsInline, bool isInline) => request with { IsInline = isInline },
                (Members.Icon, WritableIcon icon) => request with { Icon = icon },
                (Members.Cover, WritableFileSource cover) => request with { Cover = cover },
                _ => request,
            };

            // A database cannot be created locked.
            if (change is { Key: Members.IsLocked, Value: true })
                late.Add(change);
        }

        try
        {
            Database created = await new DatabaseCreation(_session, database, request).RunAsync(cancellationToken).ConfigureAwait(false);
            database.Unclear = null;
            LiveBlock owner = database.NewParent!;
            _session.Register(database, created.Id.Value);
            database.NewParent = null;
            if (owner.Children.IsLoaded && await FindAuthorAsync(cancellationToken).ConfigureAwait(false) is { } author)
                OnCreated(owner, database, created.Id.Value, created.Parent, created.CreatedTime, author, new ChildDatabaseBlock { Title = created.Title.ToPlainText() }, null);
            else
                owner.Children.OnAppended([database]);
            foreach (PendingChange change in planned.Changes.Except(late))
                database.Complete(change);
            _saved.Add(database);
            _late.AddRange(late.Select(change => ((LiveObject)database, change)));
        }
        catch (UnclearCreationException e)
        {
            database.SaveError = e.InnerException;
            _unclear.Add(database);
            _isStopped |= !IsRefusal(e.InnerException!);
        }
        catch (Exception e) when (e is NotionException or ArgumentException)
        {
            Fail(database, e, []);
        }
    }

    // The response to a new database does not have its author, which the list of the blocks has. Read once a store, if at all.
    private async Task<User?> FindAuthorAsync(CancellationToken cancellationToken)
    {
        try
        {
            return NotionClock.Of(_session.Store).Author ?? await _session.Store.GetInstallationAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (NotionException)
        {
            return null;
        }
    }

    private void OnPageCreated(LivePage page, Page created, Parent parent, PagePosition? position)
    {
        if (parent is DataSourceParent { DataSourceId: var source })
        {
            page.DataSource!.Rows.Drop(page);
            _session.Store.ApplyRows(source, [created], isComplete: false, _session.Store.Begin());
            return;
        }

        if (page.NewParent is not { } owner)
            return;
        page.NewParent = null;
        BlockPosition? place = position switch
        {
            StartPagePosition => BlockPosition.Start,
            AfterPagePosition after => BlockPosition.After(after.AfterBlock.Id),
            _ => null,
        };
        OnCreated(owner, page, created.Id.Value, created.Parent, created.CreatedTime, created.CreatedBy, new ChildPageBlock { Title = created.Title }, place);
    }

    /// <summary>Puts a new page or database among the blocks of its parent.</summary>
    private void OnCreated(
        LiveBlock owner, LiveBlock created, Guid id, Parent parent, DateTimeOffset time, User author, BlockContent content, BlockPosition? place)
    {
        var block = new Block
        {
            Id = new BlockId(id),
            Parent = parent,
            CreatedTime = time,
            CreatedBy = author,
            LastEditedTime = time,
            LastEditedBy = author,
            HasChildren = false,
            InTrash = false,
            Content = content,
        };
        _session.Store.InsertChildren(owner.Id, [block], place, _session.Store.Begin());
        owner.Children.OnAppended([created]);
    }

    private async Task WriteAsync(PlannedRun planned, CancellationToken cancellationToken, Exception? refusal = null)
    {
        if (planned is { Blocks.Count: 0, Page: null, Database: null })
            return;
        PlannedRun run = planned.Placed();
        if (_isStopped || run.Owner.IsNew || run.Previous is { IsNew: true, IsLeftOut: false })
        {
            _notTried.UnionWith(run.All());
            return;
        }

        try
        {
            await _session.EnsureIdAsync(run.Owner, cancellationToken).ConfigureAwait(false);
            if (run is { Previous: { } previous, IsLast: false })
                await _session.EnsureIdAsync(previous, cancellationToken).ConfigureAwait(false);
            if (run.Page is { } page)
            {
                PagePosition? place = run.IsLast ? null : run.Previous is { } before ? PagePosition.After(before.Id) : PagePosition.Start;
                await CreateAsync(page, Parent.Page(((LivePage)run.Owner).Id), place, cancellationToken).ConfigureAwait(false);
                if (page.Page.IsNew)
                    run.Owner.Children.Keep(page.Page, run.Previous);
            }
            else if (run.Database is { } database)
            {
                await CreateAsync(database, ((LivePage)run.Owner).Id, cancellationToken).ConfigureAwait(false);
            }
            else
            {
                await new BlockAppend(_session, this).RunAsync(run, refusal, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception e) when (e is NotionException or ArgumentException or InvalidOperationException)
        {
            Fail(run.All().First(), e, run.All().Skip(1));
        }
    }

    /// <summary>Notes that new objects are in Notion.</summary>
    public void Finish(IEnumerable<LiveObject> written)
    {
        foreach (LiveObject target in written)
        {
            target.SaveError = null;
            _saved.Add(target);
        }
    }

    /// <summary>Notes that objects were not sent.</summary>
    public void Leave(IEnumerable<LiveObject> targets) => _notTried.UnionWith(targets);

    /// <summary>Notes that it is not known whether objects are in Notion.</summary>
    public void LeaveUnclear(IReadOnlyCollection<LiveObject> targets, Exception error, bool isReachable)
    {
        foreach (LiveObject target in targets)
            target.SaveError = error;
        _unclear.UnionWith(targets);
        _isStopped |= !isReachable;
    }

    /// <summary>Whether Notion cannot be reached, so that nothing more is sent.</summary>
    public bool IsStopped => _isStopped;

    private async Task UpdateAsync(LiveObject target, List<PendingChange> changes, CancellationToken cancellationToken)
    {
        try
        {
            if (_mode == ConflictMode.Report && target.Key is not null && !_isStopped)
                await ReadAgainAsync(target, cancellationToken).ConfigureAwait(false);
            foreach (PendingChange change in changes.ToArray())
            {
                object? theirs = PresentValue.Of(target, change);
                if (ValueEquality.AreSame(theirs, change.Value))
                {
                    target.Complete(change);
                    changes.Remove(change);
                }
                else if (_mode == ConflictMode.Report && !ValueEquality.AreSame(theirs, change.Base))
                {
                    _conflicts.Add(new LiveConflict(target, change.Member, change.Base, theirs, change.Value));
                }
            }

            if (changes.Count == 0 || _conflicts.Any(conflict => conflict.Object == target))
                return;
            if (_isStopped || changes.Any(change => change.Value is PendingPages pages && pages.Pages.Any(page => page.IsNew)))
            {
                _notTried.Add(target);
                return;
            }

            if (target is LiveBlock block)
                await _session.EnsureIdAsync(block, cancellationToken).ConfigureAwait(false);
            await new ObjectUpdate(_session, changes).SendAsync(target, cancellationToken).ConfigureAwait(false);
            foreach (PendingChange change in changes)
                target.Complete(change);
            target.SaveError = null;
            _saved.Add(target);
        }
        catch (Exception e) when (e is NotionException or ArgumentException or InvalidOperationException)
        {
            Fail(target, e, []);
        }
    }

    private static Task ReadAgainAsync(LiveObject target, CancellationToken cancellationToken) => target switch
    {
        LiveBlock block => block.LoadAsync(cancellationToken),
        LiveDataSource source => source.LoadAsync(cancellationToken),
        LiveView view => view.LoadAsync(cancellationToken),
        _ => Task.CompletedTask,
    };

    /// <summary>Notes that an object could not be saved, and that others were not sent therefore.</summary>
    public void Fail(LiveObject target, Exception error, IEnumerable<LiveObject> dependents)
    {
        target.SaveError = error;
        _failed.Add(new SaveFailure(target, error));
        _notTried.UnionWith(dependents);
        _isStopped |= !IsRefusal(error) && error is not InvalidOperationException;
    }

    internal static WritablePropertyValue ValueOf(PendingChange change) => change.Value switch
    {
        PendingPages pages => pages.ToValue(),
        WritablePropertyValue value => value,
        _ => throw new InvalidOperationException($"The value of '{change.Member}' cannot be written."),
    };
}
