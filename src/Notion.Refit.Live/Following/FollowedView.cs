using Notion.Refit.Models;

namespace Notion.Refit.Live.Following;

/// <summary>A view that is followed: its name, filter, order and layout, and the rows of its data source.</summary>
/// <remarks>One look at a time: <see cref="LiveFollow"/> keeps them apart. It can end during one.</remarks>
internal sealed class FollowedView(LiveStore store, ViewId id, bool content) : IFollowed
{
    private readonly Lock _gate = new();
    private FollowedSource? _source;
    private bool _isEnded;

    public Guid Id => id.Value;

    public bool IsKnown => store.FindView(id) is { IsPartial: false } view && (view.DataSourceId is not { } source || store.FreshnessOf(source.Value) is { IsListed: true });

    public void Start() => store.Retain(id.Value);

    public void End()
    {
        FollowedSource? source;
        lock (_gate)
        {
            _isEnded = true;
            (source, _source) = (_source, null);
        }

        source?.End();
        store.Release(id.Value);
    }

    public Task LookAsync(LookReader reader, CancellationToken cancellationToken) => ReadAsync(reader, isSweep: false, cancellationToken);

    public Task SweepAsync(LookReader reader, CancellationToken cancellationToken) => ReadAsync(reader, isSweep: true, cancellationToken);

    private async Task ReadAsync(LookReader reader, bool isSweep, CancellationToken cancellationToken)
    {
        // A view that is gone says nothing of its rows: they are followed as before.
        View? view = await reader.ReadViewAsync(id, cancellationToken).ConfigureAwait(false) ?? store.FindView(id);
        if (view?.DataSourceId is not { } source)
            return;
        FollowedSource? followed = _source;
        bool isNew = followed?.SourceId != source;
        if (isNew)
        {
            followed = Replace(new FollowedSource(store, source, content));
            if (followed is null)
                return;
            isSweep |= !followed.IsKnown;
        }

        try
        {
            if (isSweep)
                await followed!.SweepAsync(reader, cancellationToken).ConfigureAwait(false);
            else
                await followed!.LookAsync(reader, cancellationToken).ConfigureAwait(false);
        }
        catch when (isNew)
        {
            // Read as a whole at the next look.
            Replace(null);
            throw;
        }
    }

    private FollowedSource? Replace(FollowedSource? source)
    {
        source?.Start();
        FollowedSource? old;
        lock (_gate)
        {
            if (_isEnded)
                (old, source) = (source, null);
            else
                (old, _source) = (_source, source);
        }

        old?.End();
        return source;
    }
}
