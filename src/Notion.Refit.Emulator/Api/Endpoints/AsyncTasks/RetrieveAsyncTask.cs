using Notion.Refit.Emulator.Api.Answers;
using Notion.Refit.Emulator.Protocol.Errors;
using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.Requests;
using Notion.Refit.Emulator.State;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Api.Endpoints.AsyncTasks;

/// <summary>Returns the status and result of a task. Some time after its end it is removed.</summary>
internal sealed class RetrieveAsyncTask : IEndpoint
{
    public NotionOperation Operation => NotionOperations.RetrieveAsyncTask;

    public Answer Handle(RequestContext context)
    {
        string id = context.PathValues["task_id"];
        if (id.Length == 0)
            throw ApiErrors.FailedValidation("path", ApiErrors.ShouldBeDefined("path.task_id"));
        if (!context.Workspace.AsyncTasks.TryGetValue(id, out StoredAsyncTask? task)
            || task.BotId != context.Connection.Bot.Id
            || task.Due + StoredAsyncTask.KnownFor <= context.Now)
        {
            throw ApiErrors.TaskNotFound(id, context.Connection);
        }

        AsyncTaskStatus status = task switch
        {
            { Error: not null } => AsyncTaskStatus.Failed,
            { Result: not null } => AsyncTaskStatus.Succeeded,
            _ => AsyncTaskStatus.Running,
        };
        return Answer.Of(AsyncTaskAnswers.Of(task, status, context));
    }
}
