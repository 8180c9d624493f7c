using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace Notion.Refit.Live.Sessions;

/// <summary>Makes one request of several reads of an object that run at the same time.</summary>
internal sealed class LoadGate(LiveStore store)
{
    private static readonly ConditionalWeakTable<LiveStore, LoadGate> s_gates = [];

    private readonly ConcurrentDictionary<Guid, Task> _running = new();

    /// <summary>Gets that of a store: sessions of one store share their reads.</summary>
    public static LoadGate Of(LiveStore store) => s_gates.GetOrAdd(store, static store => new LoadGate(store));

    /// <summary>Runs a read, or waits for the one that runs.</summary>
    public async Task RunAsync(Guid id, Func<CancellationToken, Task> read, CancellationToken cancellationToken)
    {
        var mine = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Task running = _running.GetOrAdd(id, mine.Task);
        if (running != mine.Task)
        {
            await running.WaitAsync(cancellationToken).ConfigureAwait(false);
            return;
        }

        try
        {
            await store.CheckInstallationAsync(cancellationToken).ConfigureAwait(false);

            // Not cancelled by one caller: the others wait for the same request.
            await read(CancellationToken.None).WaitAsync(cancellationToken).ConfigureAwait(false);
            mine.SetResult();
        }
        catch (Exception e)
        {
            mine.SetException(e);
            _ = mine.Task.Exception;
            throw;
        }
        finally
        {
            _running.TryRemove(id, out _);
        }
    }
}
