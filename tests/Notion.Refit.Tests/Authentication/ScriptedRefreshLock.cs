namespace Notion.Refit.Tests.Authentication;

/// <summary>A lock whose lease the test watches: every call is a line of the log.</summary>
/// <param name="log">The log, which a test shares with store and authorization.</param>
internal sealed class ScriptedRefreshLock(List<string> log) : IOAuthRefreshLock, IOAuthRefreshLease
{
    public bool IsInDoubt { get; set; }

    public Func<CancellationToken, Task> Acquiring { get; set; } = static _ => Task.CompletedTask;

    public Func<CancellationToken, Task> Marking { get; set; } = static _ => Task.CompletedTask;

    public Func<Task> Releasing { get; set; } = static () => Task.CompletedTask;

    public async ValueTask<IOAuthRefreshLease> AcquireAsync(string key, CancellationToken cancellationToken)
    {
        log.Add("acquire");
        await Acquiring(cancellationToken);
        return this;
    }

    public async ValueTask MarkSentAsync(CancellationToken cancellationToken)
    {
        log.Add("sent");
        await Marking(cancellationToken);
    }

    public async ValueTask MarkUnusedAsync(CancellationToken cancellationToken)
    {
        log.Add("unused");
        await Marking(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        log.Add("release");
        await Releasing();
    }
}
