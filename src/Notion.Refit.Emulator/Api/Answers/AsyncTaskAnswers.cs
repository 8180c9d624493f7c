using System.Text.Json;
using Notion.Refit.Emulator.Protocol.Errors;
using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.Requests;
using Notion.Refit.Emulator.State;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Api.Answers;

/// <summary>Maps asynchronous tasks to response models.</summary>
internal static class AsyncTaskAnswers
{
    // Seconds; what the API asks for when a task is queued.
    private const int ShortestWait = 2;

    /// <summary>A task.</summary>
    /// <param name="task">The task.</param>
    /// <param name="status">How far it is.</param>
    /// <param name="context">The request.</param>
    public static AsyncTask Of(StoredAsyncTask task, AsyncTaskStatus status, RequestContext context) => new()
    {
        Id = task.Id,
        Status = status,
        StatusUrl = $"{context.Request.Origin}/v1/async_tasks/{task.Id}",
        CreatedTime = task.CreatedTime,
        PollAfterSeconds = status == AsyncTaskStatus.Queued || status == AsyncTaskStatus.Running ? Math.Max(ShortestWait, (int)Math.Ceiling((task.Due - context.Now).TotalSeconds)) : null,
        Operation = new AsyncTaskOperation { Surface = AsyncTaskSurface.Rest, Name = task.Operation },
        Result = task.Result,
        Error = task.Error is { } error ? Error(error, context) : null,
    };

    private static NotionError Error(ApiException error, RequestContext context)
    {
        JsonElement json = ModelJson.ToElement(ErrorAnswer.Of(error).Write);
        return new NotionError
        {
            Status = error.Status,
            Code = error.Code,
            Message = error.Message,
            AdditionalData = json.TryGetProperty("additional_data", out JsonElement data) ? data : null,
            RequestId = context.Ids.NewRandom().ToString(),
        };
    }
}
