using Notion.Refit.Blocking;

namespace Notion.Refit.Tests.Sync;

[NonParallelizable]
public sealed class BlockedPoolThreadTests
{
    [Test]
    public async Task Calls_that_block_too_many_pool_threads_fail_at_once_and_say_why()
    {
        ThreadPool.GetMinThreads(out int ready, out _);
        int most = 8 * ready;
        using var end = new CancellationTokenSource();
        var release = new TaskCompletionSource();
        var entered = new CountdownEvent(most);

        // On threads that count as the pool's, without waiting for the pool to grow.
        Task[] blocked = [.. Enumerable.Range(0, most).Select(_ => Task.Run(() => BlockingCall.Run(() =>
        {
            entered.Signal();
            return release.Task;
        })))];
        Assert.That(entered.Wait(TimeSpan.FromMinutes(2)), Is.True);

        Task tooMany = Task.Run(() => BlockingCall.Run(() => Task.CompletedTask));
        InvalidOperationException error = (await Assert.ThrowsAsync<InvalidOperationException>(() => tooMany))!;
        Assert.That(error.Message, Does.Contain($"{most} threads").And.Contain("asynchronous"));

        Task elsewhere = Task.Factory.StartNew(() => BlockingCall.Run(() => Task.CompletedTask), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        await elsewhere;

        release.SetResult();
        await Task.WhenAll(blocked);
        await Task.Run(() => BlockingCall.Run(() => Task.CompletedTask));
    }
}
