using Notion.Refit.Emulator.Agents;
using Notion.Refit.Emulator.Api.Answers;
using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.Requests;
using Notion.Refit.Emulator.State;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Api.Endpoints.Agents;

/// <summary>Starts a task that applies operations to agents.</summary>
internal sealed class BatchAgents : IEndpoint
{
    public NotionOperation Operation => NotionOperations.BatchAgents;

    public Answer Handle(RequestContext context)
    {
        var request = context.ReadBody<BatchAgentsRequest>();
        DateTimeOffset due = context.Now + context.Options.AsyncDelay;
        var task = new StoredAsyncTask(context.Ids.NewTask(), context.Connection.Bot.Id, Operation.ToString(), context.Now, due);
        context.Workspace.AsyncTasks.Add(task.Id, task);
        context.Workspace.Add(new AgentBatch(due, task, context.Connection, request.Operations));
        return Answer.Of(AsyncTaskAnswers.Of(task, AsyncTaskStatus.Queued, context)) with { Status = 202 };
    }
}
