using Notion.Refit.Models;

namespace Notion.Refit.Live.Following;

/// <summary>A page that is followed, with or without its content.</summary>
internal sealed class FollowedPage(LiveStore store, PageId id, bool content) : IFollowed
{
    private readonly ContentClock _clock = new(store);

    public Guid Id => id.Value;

    public bool IsKnown => store.FreshnessOf(id.Value) is { IsComplete: true } && (!content || store.ChildrenOf(id) is not null);

    public void Start() => store.Retain(id.Value);

    public void End() => store.Release(id.Value);

    public async Task LookAsync(LookReader reader, CancellationToken cancellationToken)
    {
        Page? page = await reader.ReadPageAsync(id, cancellationToken).ConfigureAwait(false);
        if (page is { InTrash: false } && content && _clock.IsDue(id, page.LastEditedTime))
            await ReadContentAsync(reader, cancellationToken).ConfigureAwait(false);
    }

    public async Task SweepAsync(LookReader reader, CancellationToken cancellationToken)
    {
        Page? page = await reader.ReadPageAsync(id, cancellationToken).ConfigureAwait(false);
        if (page is not { InTrash: false })
            return;
        if (content)
        {
            _clock.IsDue(id, page.LastEditedTime);
            await ReadContentAsync(reader, cancellationToken).ConfigureAwait(false);
        }

        if (store.AreCommentsRead(id))
            await reader.ReadCommentsAsync(id, cancellationToken).ConfigureAwait(false);
    }

    private async Task ReadContentAsync(LookReader reader, CancellationToken cancellationToken)
    {
        try
        {
            await reader.ReadTreeAsync(id, cancellationToken).ConfigureAwait(false);
            _clock.Done(id);
        }
        catch
        {
            _clock.Reset(id);
            throw;
        }
    }
}
