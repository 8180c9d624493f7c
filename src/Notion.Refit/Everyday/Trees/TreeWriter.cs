using Notion.Refit.Everyday.Tracing;
using Notion.Refit.Models;

namespace Notion.Refit.Everyday.Trees;

/// <summary>Appends a tree of blocks in as few requests as possible, and can go on after a failure.</summary>
/// <remarks>
/// Top down, one request after the other: each needs the ids that an earlier one returned, and concurrent writes to one page conflict. The state is
/// in the blocks (<see cref="AppendedBlock.IsWritten"/>), so that running again continues.
/// </remarks>
internal sealed class TreeWriter(INotionBlocks blocks, BlockId parent, IReadOnlyList<WritableBlockContent> contents, BlockPosition? position, TimeProvider time)
{
    // The clocks of Notion and of this machine may differ.
    private static readonly TimeSpan s_clockDifference = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan s_usualClockDifference = TimeSpan.FromSeconds(5);

    private readonly KnownBlocks _known = KnownBlocks.Of(blocks);

    private int _rootWritten;
    private AppendBatch? _uncertain;
    private AppendedBlock? _uncertainParent;
    private DateTimeOffset _uncertainSince;

    /// <summary>The tree.</summary>
    public AppendedTree Tree { get; } = new(blocks, parent, [.. contents.Select((content, i) => new AppendedBlock(content, () => $"[{i}]"))]);

    /// <summary>The number of blocks that are written.</summary>
    public int Written { get; private set; }

    /// <summary>Whether it is not known if the last request was carried out.</summary>
    public bool IsUncertain => _uncertain is not null;

    /// <summary>The blocks that may be those of the last request, or of another one with the same content.</summary>
    public IReadOnlyList<BlockId> PossibleIds { get; private set; } = [];

    /// <summary>Says that the first blocks are written already: with the page.</summary>
    public void StartAfter(AppendBatch batch)
    {
        batch.MarkWritten();
        _rootWritten = batch.Blocks.Count;
        Written = batch.Count;
    }

    /// <summary>Writes what is not written.</summary>
    /// <exception cref="NotionPartialWriteException">A request failed.</exception>
    /// <param name="progress">Is informed after each request.</param>
    /// <param name="isLastWritten">What the caller knows of an uncertain request; null to look for its blocks.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    public async Task<AppendedTree> RunAsync(IProgress<AppendProgress>? progress, bool? isLastWritten, CancellationToken cancellationToken)
    {
        using EverydayActivity activity = EverydayActivity.Start("append_tree");
        return await activity.RunAsync(async () =>
        {
            try
            {
                await ResolveAsync(progress, isLastWritten, cancellationToken).ConfigureAwait(false);
                await WriteAsync(progress, cancellationToken).ConfigureAwait(false);
                return Tree;
            }
            catch (OperationCanceledException e) when (cancellationToken.IsCancellationRequested)
            {
                throw new OperationCanceledException(e.Message, new NotionPartialWriteException(this, e), cancellationToken);
            }
            catch (Exception e) when (e is NotionException or InvalidOperationException)
            {
                throw new NotionPartialWriteException(this, e);
            }
        }).ConfigureAwait(false);
    }

    private async Task WriteAsync(IProgress<AppendProgress>? progress, CancellationToken cancellationToken)
    {
        while (_rootWritten < Tree.Blocks.Count)
            await SendAsync(null, AppendBatch.Take(Tree.Blocks, _rootWritten), progress, cancellationToken).ConfigureAwait(false);

        var open = new Stack<AppendedBlock>(Tree.Blocks.Reverse());
        while (open.TryPop(out AppendedBlock? block))
        {
            if (block.DescendantsAndSelf().All(inner => inner.IsWritten))
                continue;
            while (block.WrittenChildren < block.Children.Count)
                await SendAsync(block, AppendBatch.Take(block.Children, block.WrittenChildren), progress, cancellationToken).ConfigureAwait(false);
            if (block.Children.Any(child => child.Id is null && !child.DescendantsAndSelf().All(inner => inner.IsWritten)))
                await AppendedTree.ReadChildIdsAsync(blocks, block, cancellationToken).ConfigureAwait(false);
            for (int i = block.Children.Count - 1; i >= 0; i--)
                open.Push(block.Children[i]);
        }
    }

    private async Task SendAsync(AppendedBlock? target, AppendBatch batch, IProgress<AppendProgress>? progress, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var request = new AppendBlockChildrenRequest(batch.Contents) { Position = PositionOf(target) };
        bool isRepeated = false;
        while (true)
        {
            _uncertain = batch;
            _uncertainParent = target;
            _uncertainSince = time.GetUtcNow();
            try
            {
                BlockList response = await blocks.AppendChildrenAsync(target?.Id ?? parent, request, cancellationToken).ConfigureAwait(false);
                Finish(target, batch, [.. response.Results.Take(batch.Blocks.Count).Select(block => block.Id)], progress);
                return;
            }
            catch (NotionApiException e) when (CommittedIds(e, target, batch) is { } ids)
            {
                Finish(target, batch, ids, progress);
                return;
            }
            catch (NotionException e) when (!MayBeCarriedOut(e))
            {
                _uncertain = null;
                throw;
            }
            catch (NotionException) when (!isRepeated)
            {
                isRepeated = true;
                if (await LookUpAsync(cancellationToken).ConfigureAwait(false) is { } ids)
                {
                    Finish(target, batch, ids, progress);
                    return;
                }
            }
        }
    }

    private void Finish(AppendedBlock? target, AppendBatch batch, IReadOnlyList<BlockId> ids, IProgress<AppendProgress>? progress)
    {
        _uncertain = null;
        PossibleIds = [];
        _known.Add(ids);
        batch.MarkWritten();
        for (int i = 0; i < ids.Count; i++)
            batch.Blocks[i].Id = ids[i];
        if (target is null)
            _rootWritten += batch.Blocks.Count;
        else
            target.WrittenChildren += batch.Blocks.Count;
        Written += batch.Count;
        progress?.Report(new AppendProgress(Written, Tree.Count));
    }

    // Later requests follow the blocks of the earlier ones; at the end of the parent that needs no position.
    private BlockPosition? PositionOf(AppendedBlock? target)
    {
        if (target is not null || position is null or EndBlockPosition)
            return null;
        return _rootWritten == 0 ? position : BlockPosition.After(Tree.Blocks[_rootWritten - 1].Id!.Value);
    }

    /// <summary>Whether Notion may have carried out a request that failed so.</summary>
    private static bool MayBeCarriedOut(NotionException e) => e switch
    {
        NotionApiException api => (int)api.StatusCode is >= 500 and not 529,
        NotionResponseException response => (int)response.StatusCode is (>= 200 and < 300) or (>= 500 and not 529),
        NotionConnectionException or NotionTimeoutException => true,
        _ => false,
    };

    private BlockId[]? CommittedIds(NotionApiException e, AppendedBlock? target, AppendBatch batch)
    {
        if (e.CommittedChildIds.Count != batch.Blocks.Count || !BlockId.TryParse(e.CommittedResourceId, out BlockId id) || id != (target?.Id ?? parent))
            return null;
        return [.. e.CommittedChildIds.Select(BlockId.Parse)];
    }

    private async Task ResolveAsync(IProgress<AppendProgress>? progress, bool? isLastWritten, CancellationToken cancellationToken)
    {
        if (_uncertain is not { } batch)
            return;
        if (isLastWritten == true)
            Finish(_uncertainParent, batch, PossibleIds.Count == batch.Blocks.Count ? PossibleIds : throw NotFound(), progress);
        else if (isLastWritten is null && await LookUpAsync(cancellationToken).ConfigureAwait(false) is { } ids)
            Finish(_uncertainParent, batch, ids, progress);
        _uncertain = null;
        PossibleIds = [];
    }

    private static InvalidOperationException NotFound() =>
        new("The blocks of the last request were not found, so what follows them has no place. Continue without saying whether it was written.");

    /// <summary>Looks for the blocks of the uncertain request.</summary>
    /// <returns>Their ids; null when they are not there.</returns>
    /// <exception cref="InvalidOperationException">There are such blocks, and they may be those of another request.</exception>
    private async Task<IReadOnlyList<BlockId>?> LookUpAsync(CancellationToken cancellationToken)
    {
        AppendBatch batch = _uncertain!;
        AppendedBlock? target = _uncertainParent;
        IReadOnlyList<AppendedBlock> siblings = target?.Children ?? Tree.Blocks;
        int written = target?.WrittenChildren ?? _rootWritten;
        BlockId? anchor = written > 0 ? siblings[written - 1].Id : target is null && position is AfterBlockPosition after ? after.AfterBlock.Id : (BlockId?)null;

        // A new block has nothing but our blocks in it.
        int skip = target is not null && anchor is null ? written : 0;
        bool atStart = target is not null || anchor is not null || position is StartBlockPosition;

        // Elsewhere there may be blocks of others with the same content: a second run of them is looked for.
        bool isAmongOthers = target is null && written == 0;
        int most = batch.Blocks.Count * (isAmongOthers ? 2 : 1);
        var candidates = new List<Block>();
        bool isBehindAnchor = anchor is null;
        await foreach (Block block in blocks.ListAllChildrenAsync(target?.Id ?? parent, cancellationToken).ConfigureAwait(false))
        {
            if (!isBehindAnchor)
            {
                isBehindAnchor = block.Id == anchor;
                continue;
            }

            if (skip-- > 0 || _known.Contains(block.Id))
                continue;
            candidates.Add(block);
            if (candidates.Count < most)
                continue;
            if (atStart)
                break;
            if (candidates.Count > most)
                candidates.RemoveAt(0);
        }

        if (!atStart)
            candidates.Reverse(0, candidates.Count);
        List<Block> found = Run(candidates, 0, !atStart);
        if (found.Count == 0)
            return null;
        if (isAmongOthers && await ThrowIfUnclearAsync(found, Run(candidates, batch.Blocks.Count, !atStart), cancellationToken).ConfigureAwait(false))
            return null;
        return [.. found.Select(block => block.Id)];
    }

    /// <summary>The candidates from a place on that have the content of the request, in document order; empty when they have not.</summary>
    private List<Block> Run(List<Block> candidates, int start, bool isReversed)
    {
        int count = _uncertain!.Blocks.Count;
        if (candidates.Count < start + count)
            return [];
        List<Block> run = candidates.GetRange(start, count);
        if (isReversed)
            run.Reverse();
        return run.Zip(_uncertain.Blocks).All(pair => IsSame(pair.First, pair.Second)) ? run : [];
    }

    /// <summary>Decides whether blocks with the content of the request are those of another one.</summary>
    /// <returns>Whether they are another's.</returns>
    /// <exception cref="InvalidOperationException">It cannot be known.</exception>
    private async Task<bool> ThrowIfUnclearAsync(List<Block> found, List<Block> second, CancellationToken cancellationToken)
    {
        if (await _known.GetSelfAsync(blocks, cancellationToken).ConfigureAwait(false) is { } self && found.Any(block => block.CreatedBy.Id != self))
            return true;

        // Times of creation are whole minutes.
        DateTimeOffset earliest = _uncertainSince - s_usualClockDifference;
        bool isEarlier = found.Any(block => block.CreatedTime < earliest.AddTicks(-(earliest.Ticks % TimeSpan.TicksPerMinute)));
        if (!isEarlier && second.Count == 0)
            return false;
        PossibleIds = [.. found.Select(block => block.Id)];
        throw new InvalidOperationException(
            $"The response of the last request was lost, and it is not clear whether the blocks from {found[0].Id} on are its or those of another request with the same content. " +
            "Look at the page, then continue with isLastWritten.");
    }

    private bool IsSame(Block block, AppendedBlock sent) =>
        block.CreatedTime >= _uncertainSince - s_clockDifference
        && string.Equals(block.Content.Type, sent.Content.Type, StringComparison.Ordinal)
        && string.Equals(BlockTexts.LiteralOf(block.Content), BlockTexts.LiteralOf(sent.Content), StringComparison.Ordinal);
}
