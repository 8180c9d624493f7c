using System.Text;
using Notion.Refit.Models;

namespace Notion.Refit;

/// <summary>The exception for a request that Notion has accepted, but answered with a task to wait for instead of the result.</summary>
/// <remarks>
/// Only for requests that allow it (<c>AllowAsync = true</c>), and not a failure: the write continues, do not repeat it. Retrieve
/// <see cref="Task"/> with <see cref="INotionAsyncTasks.RetrieveAsync"/>.
/// </remarks>
public sealed class NotionAsyncTaskException : NotionException
{
    /// <summary>Creates an exception.</summary>
    /// <param name="task">The task.</param>
    public NotionAsyncTaskException(AsyncTask task)
        : base($"Notion carries the request out in the background, as task {task?.Id}. Ask for it until it has succeeded or failed.", innerException: null)
    {
        ArgumentNullException.ThrowIfNull(task);
        Task = task;
    }

    /// <summary>The task that carries out the request.</summary>
    public AsyncTask Task { get; }

    private protected override void AppendDetails(StringBuilder text) => AppendDetail(text, "task", Task.Id);
}
