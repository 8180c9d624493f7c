using Notion.Refit.Everyday.Trees;
using Notion.Refit.Models;

namespace Notion.Refit.Live.Saving;

/// <summary>Appends new blocks side by side. A block that Notion refuses does not keep its neighbours from being saved.</summary>
/// <remarks>
/// Notion takes a request as a whole. When the message of the refusal names the block, what is before and what is after it are one request each; otherwise the run
/// is halved until the block is alone. A block that is refused because of one in it is written without those, which then are a run of their own.
/// </remarks>
internal sealed class BlockAppend(LiveSession session, SaveRun save)
{
    /// <summary>Appends a run.</summary>
    /// <param name="run">The blocks.</param>
    /// <param name="refusal">The refusal of a request with the same blocks; null when there was none.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    public async Task RunAsync(PlannedRun run, Exception? refusal, CancellationToken cancellationToken)
    {
        if (Unclear(run) is { } unclear)
            await ContinueAsync(run, unclear, cancellationToken).ConfigureAwait(false);
        else if (refusal is not null)
            await IsolateAsync(run, refusal, cancellationToken).ConfigureAwait(false);
        else
            await AppendAsync(run, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Appends a run; returns the last block at its place that is in Notion now.</summary>
    private async Task<LiveBlock?> AppendAsync(PlannedRun run, CancellationToken cancellationToken)
    {
        if (run.Blocks.Count == 0)
            return run.Previous;
        if (save.IsStopped)
        {
            save.Leave(run.All());
            return run.Previous;
        }

        TreeWriter? writer = null;
        Exception refusal;
        try
        {
            await session.EnsureIdAsync(run.Owner, cancellationToken).ConfigureAwait(false);
            if (run is { Previous: { } previous, IsLast: false })
                await session.EnsureIdAsync(previous, cancellationToken).ConfigureAwait(false);
            BlockPosition? place = run.IsLast ? null : run.Previous is { } before ? BlockPosition.After(before.Id) : BlockPosition.Start;
            writer = new TreeWriter(session.Blocks, new BlockId(run.Owner.Existing()), [.. run.Blocks.Select(block => block.Content)], place, NotionClock.Of(session.Store));
            Take(run, await writer.RunAsync(null, isLastWritten: null, cancellationToken).ConfigureAwait(false));
            return run.Blocks[^1].Block;
        }
        catch (NotionPartialWriteException e) when (e.IsLastRequestUncertain || !SaveRun.IsRefusal(e.InnerException!))
        {
            Leave(run, e);
            return LastOf(run);
        }
        catch (OperationCanceledException e) when (e.InnerException is NotionPartialWriteException unfinished)
        {
            // What was sent is in Notion; the next save looks for the rest.
            Leave(run, unfinished);
            throw;
        }
        catch (NotionPartialWriteException e)
        {
            refusal = e.InnerException!;
        }
        catch (ArgumentException e)
        {
            // A block is larger than Notion takes: nothing of this request was sent.
            refusal = e;
        }

        if (writer is not null)
            Take(run, writer.Tree);
        return await AppendRestAsync(run, refusal, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Appends what a refused request has left.</summary>
    private async Task<LiveBlock?> AppendRestAsync(PlannedRun run, Exception refusal, CancellationToken cancellationToken)
    {
        // In the order in which they are written, so that the first one is the refused one.
        LiveBlock? last = LastOf(run);
        PlannedBlock[] unwritten = [.. run.Blocks.Where(block => block.Block.IsNew)];
        PlannedRun[] inner = [.. run.Blocks.Where(block => !block.Block.IsNew).SelectMany(RestIn)];
        if (unwritten.Length > 0)
            last = await IsolateAsync(run with { Blocks = unwritten, Previous = last }, refusal, cancellationToken).ConfigureAwait(false);
        for (int i = 0; i < inner.Length; i++)
        {
            if (i == 0 && unwritten.Length == 0)
                await IsolateAsync(inner[i], refusal, cancellationToken).ConfigureAwait(false);
            else
                await AppendAsync(inner[i], cancellationToken).ConfigureAwait(false);
        }

        return last;
    }

    /// <summary>Appends a run of which a request was refused, without the block that Notion does not take.</summary>
    private async Task<LiveBlock?> IsolateAsync(PlannedRun run, Exception refusal, CancellationToken cancellationToken)
    {
        IReadOnlyList<PlannedBlock> blocks = run.Blocks;
        if (blocks.Count == 1)
            return await AppendAloneAsync(run, refusal, cancellationToken).ConfigureAwait(false);

        LiveBlock? last;
        if (RefusedBlock.IndexIn(refusal) is { } index && index < blocks.Count)
        {
            last = await AppendAsync(run with { Blocks = [.. blocks.Take(index)] }, cancellationToken).ConfigureAwait(false);
            last = await AppendAloneAsync(run with { Blocks = [blocks[index]], Previous = last }, refusal, cancellationToken).ConfigureAwait(false);
            return await AppendAsync(run with { Blocks = [.. blocks.Skip(index + 1)], Previous = last }, cancellationToken).ConfigureAwait(false);
        }

        int half = blocks.Count / 2;
        last = await AppendAsync(run with { Blocks = [.. blocks.Take(half)] }, cancellationToken).ConfigureAwait(false);
        PlannedRun second = run with { Blocks = [.. blocks.Skip(half)], Previous = last };

        // When all of the first half was taken, the second one is refused as a whole.
        return second.Blocks.Count > 1 && !save.IsStopped && blocks.Take(half).SelectMany(block => block.All()).All(block => !block.IsNew)
            ? await IsolateAsync(second, refusal, cancellationToken).ConfigureAwait(false)
            : await AppendAsync(second, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Appends a refused block without those in it, and then those; reports it when that is refused, too.</summary>
    private async Task<LiveBlock?> AppendAloneAsync(PlannedRun run, Exception refusal, CancellationToken cancellationToken)
    {
        PlannedBlock block = run.Blocks[0];
        if (!block.CanBeAlone || save.IsStopped)
        {
            run.Owner.Children.Keep(block.Block, run.Previous);
            save.Fail(block.Block, refusal, block.All().Skip(1));
            return run.Previous;
        }

        LiveBlock? last = await AppendAsync(run with { Blocks = [block.Alone()] }, cancellationToken).ConfigureAwait(false);
        if (block.Block.IsNew)
            save.Leave(block.All().Skip(1));
        else
            await AppendAsync(new PlannedRun(block.Block, null, IsLast: true, block.Children, null), cancellationToken).ConfigureAwait(false);
        return last;
    }

    /// <summary>Decides an append of an earlier save of which it is not known whether it was carried out, and appends what was added since.</summary>
    private async Task ContinueAsync(PlannedRun run, NotionPartialWriteException unclear, CancellationToken cancellationToken)
    {
        PlannedRun earlier = session.TakeUnclear(unclear)!;
        try
        {
            Take(earlier, await unclear.ContinueAsync(cancellationToken: cancellationToken).ConfigureAwait(false));
        }
        catch (NotionPartialWriteException e) when (e.IsLastRequestUncertain || !SaveRun.IsRefusal(e.InnerException!))
        {
            Leave(earlier, e);
            save.Leave(run.All().Where(block => block.IsNew && block.SaveError is null));
            return;
        }
        catch (NotionPartialWriteException e)
        {
            Take(earlier, e.Tree);
            await AppendRestAsync(earlier, e.InnerException!, cancellationToken).ConfigureAwait(false);
        }

        HashSet<LiveBlock> planned = [.. run.Blocks.Select(block => block.Block)];
        foreach (PlannedRun rest in PlannedRun.Of(run.Owner))
        {
            if (rest.Page is null && rest.Blocks.All(block => planned.Contains(block.Block)))
                await AppendAsync(rest.Placed(), cancellationToken).ConfigureAwait(false);
        }
    }

    private NotionPartialWriteException? Unclear(PlannedRun run) =>
        run.All().Select(block => block.SaveError).OfType<NotionPartialWriteException>().FirstOrDefault(session.IsUnclear);

    /// <summary>Notes what is written, and reports the rest.</summary>
    private void Leave(PlannedRun run, NotionPartialWriteException error)
    {
        Take(run, error.Tree);
        LiveBlock[] rest = [.. run.All().Where(block => block.IsNew)];
        if (rest.Length == 0)
            return;
        if (error.IsLastRequestUncertain)
        {
            session.AddUnclear(error, run);
            save.LeaveUnclear(rest, error, isReachable: SaveRun.IsRefusal(error.InnerException!));
        }
        else
        {
            save.Fail(rest[0], error.InnerException!, rest.Skip(1));
        }
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
        save.Finish(run.All().Where(block => !block.IsNew));
        session.Track(tree, written);
    }

    private static LiveBlock? LastOf(PlannedRun run) => run.Blocks.LastOrDefault(block => !block.Block.IsNew)?.Block ?? run.Previous;

    private static IEnumerable<PlannedRun> RestIn(PlannedBlock block)
    {
        PlannedBlock[] unwritten = [.. block.Children.Where(child => child.Block.IsNew)];
        if (unwritten.Length > 0)
            yield return new PlannedRun(block.Block, block.Children.LastOrDefault(child => !child.Block.IsNew)?.Block, IsLast: true, unwritten, null);
        foreach (PlannedRun inner in block.Children.Where(child => !child.Block.IsNew).SelectMany(RestIn))
            yield return inner;
    }
}
