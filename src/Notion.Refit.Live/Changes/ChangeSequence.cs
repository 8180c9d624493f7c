namespace Notion.Refit.Live.Changes;

/// <summary>The changes of a store, from the moment at which they are enumerated.</summary>
internal sealed class ChangeSequence(Func<ChangeReader> open, CancellationToken outer) : IAsyncEnumerable<LiveChange>
{
    // The reader is there before the first change is asked for: none is missed in between.
    public IAsyncEnumerator<LiveChange> GetAsyncEnumerator(CancellationToken cancellationToken = default) => EnumerateAsync(open(), outer, cancellationToken);

    private static async IAsyncEnumerator<LiveChange> EnumerateAsync(ChangeReader reader, CancellationToken outer, CancellationToken inner)
    {
        using (reader)
        {
            using var linked = CancellationTokenSource.CreateLinkedTokenSource(outer, inner);
            while (await reader.ReadAsync(linked.Token).ConfigureAwait(false) is { } change)
                yield return change;
        }
    }
}
