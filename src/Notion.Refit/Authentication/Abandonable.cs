namespace Notion.Refit.Authentication;

/// <summary>Waits for code of the app that may ignore its cancellation token, such as a token provider.</summary>
internal static class Abandonable
{
    /// <summary>Waits for a task until it ends or the token is cancelled. After that the task is left to itself, and its failure is not reported as unobserved.</summary>
    public static async Task<T> WaitAsync<T>(Task<T> task, CancellationToken cancellationToken)
    {
        try
        {
            return await task.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            Observe(task);
            throw;
        }
    }

    /// <summary>Takes notice of a failure for which no caller waits.</summary>
    public static void Observe(Task task) => _ = task.ContinueWith(
        static ended => _ = ended.Exception,
        CancellationToken.None,
        TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
        TaskScheduler.Default);
}
