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
    private readonly List<(LivePage Page, PendingChange Change)> _late = [];
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
            if (target is LivePage { IsNew: true, IsLeftOut: false, NewParent: null } row && !IsRefused(row))
                _pages.Add(new PlannedPage(row));
            if (!target.IsNew && target.PendingChanges.Count > 0 && !IsRefused(target))
                _updates.Add((target, [.. target.PendingChanges]));
            if (target is LiveBlock { IsNew: false } owner && owner.Children.HasAdditions)
                _runs.AddRange(PlannedRun.Of(owner).Where(run => !run.All().All(IsRefused)));
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
        foreach (IGrouping<LivePage, (LivePage Page, PendingChange Change)> late in _late.GroupBy(late => late.Page))
            await UpdateAsync(late.Key, [.. late.Select(item => item.Change)], cancellationToken).ConfigureAwait(false);

        _saved.ExceptWith(_failed.Select(failure => failure.Object));
        _saved.ExceptWith(_notTried);
        _notTried.ExceptWith(_unclear);
        return new SaveResult([.. _saved], _failed, [.. _notTried], [.. _unclear], _conflicts);
    }

    private static bool IsRefused(LiveObject target) => target.SaveError is { } error && IsRefusal(error);

    private static bool IsRefusal(Exception error) =>
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

        PlannedRun? first = planned.Content.Count > 0 && planned.Content[0].Page is null ? planned.Content[0] : null;
        AppendBatch? batch = null;
        List<PendingChange> late = [.. planned.References().Where(reference => reference.Target.IsNew && !_implied.Contains((page, reference.Change.Key, reference.Target))).Select(reference => reference.Change).Distinct()];
        try
        {
            if (first is not null)
            {
                AppendedBlock[] blocks = [.. first.Blocks.Select(block => new AppendedBlock(block.Content, () => block.Block.ToString()))];
                batch = AppendBatch.Take(blocks, 0, onlyWhole: true);
                if (batch.Blocks.Count > 0)
                    request = request with { Children = batch.Contents };
            }

            Page created = await new PageCreation(_session, page, request).RunAsync(cancellationToken).ConfigureAwait(false);
            page.IsUnclear = false;
            _session.Register(page, created.Id.Value);
            OnPageCreated(page, created, parent, position);
            foreach (PendingChange change in planned.Changes.Where(change => !late.Contains(change) && change.Key != Members.IsLocked))
                page.Complete(change);
            page.Children.OnCreated();
            _saved.Add(page);
            _late.AddRange(late.Select(change => (page, change)));
            if (isLocked)
                _late.Add((page, planned.Changes.First(change => change.Key == Members.IsLocked)));
        }
        catch (UnclearCreationException e)
        {
            Fail(page, e.InnerException!, planned.All().Skip(1));
            page.IsUnclear = true;
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
            if (run == first)
                run = run with { Blocks = [.. run.Blocks.Skip(batch?.Blocks.Count ?? 0)] };
            await WriteAsync(run with { IsLast = true }, cancellationToken).ConfigureAwait(false);
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
        var block = new Block
        {
            Id = created.Id,
            Parent = created.Parent,
            CreatedTime = created.CreatedTime,
            CreatedBy = created.CreatedBy,
            LastEditedTime = created.LastEditedTime,
            LastEditedBy = created.LastEditedBy,
            HasChildren = false,
            InTrash = false,
            Content = new ChildPageBlock { Title = created.Title },
        };
        BlockPosition? place = position switch
        {
            StartPagePosition => BlockPosition.Start,
            AfterPagePosition after => BlockPosition.After(after.AfterBlock.Id),
            _ => null,
        };
        _session.Store.InsertChildren(owner.Id, [block], place, _session.Store.Begin());
        owner.Children.OnAppended([page]);
    }

    private async Task WriteAsync(PlannedRun run, CancellationToken cancellationToken)
    {
        if (run.Blocks.Count == 0 && run.Page is null)
            return;
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
                return;
            }

            await AppendAsync(run, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is NotionException or ArgumentException or InvalidOperationException)
        {
            Fail(run.All().First(), e, run.All().Skip(1));
        }
    }

    private async Task AppendAsync(PlannedRun run, CancellationToken cancellationToken)
    {
        BlockPosition? place = run.IsLast ? null : run.Previous is { } before ? BlockPosition.After(before.Id) : BlockPosition.Start;
        AppendedTree tree;
        try
        {
            NotionPartialWriteException? unfinished = run.Blocks[0].Block.SaveError as NotionPartialWriteException;
            tree = unfinished is { IsLastRequestUncertain: true }
                ? await unfinished.ContinueAsync(cancellationToken: cancellationToken).ConfigureAwait(false)
                : await new TreeWriter(_session.Blocks, run.Owner.Id, [.. run.Blocks.Select(block => block.Content)], place, _session.Store.TimeProvider)
                    .RunAsync(null, isLastWritten: null, cancellationToken).ConfigureAwait(false);
        }
        catch (NotionPartialWriteException e)
        {
            Take(run, e.Tree);
            LiveBlock[] rest = [.. run.All().Where(block => block.IsNew)];
            if (rest.Length == 0)
                return;
            if (e.IsLastRequestUncertain)
            {
                foreach (LiveBlock block in rest)
                    block.SaveError = e;
                _unclear.UnionWith(rest);
                _isStopped |= !IsRefusal(e.InnerException!);
            }
            else
            {
                Fail(rest[0], e.InnerException!, rest.Skip(1));
            }

            return;
        }

        Take(run, tree);
    }

    private void Take(PlannedRun run, AppendedTree tree)
    {
        var written = new List<LiveBlock>();
        for (int i = 0; i < run.Blocks.Count; i++)
        {
            if (!tree.Blocks[i].IsWritten)
                continue;
            run.Blocks[i].Finish(tree.Blocks[i]);
            written.Add(run.Blocks[i].Block);
        }

        run.Owner.Children.OnAppended(written);
        foreach (LiveBlock block in run.All().Where(block => !block.IsNew))
        {
            block.SaveError = null;
            _saved.Add(block);
        }

        _session.Track(tree, written);
    }

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

    private void Fail(LiveObject target, Exception error, IEnumerable<LiveObject> dependents)
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
