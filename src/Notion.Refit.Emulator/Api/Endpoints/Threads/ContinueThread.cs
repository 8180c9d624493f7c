using Notion.Refit.Emulator.Agents;
using Notion.Refit.Emulator.Protocol.Errors;
using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.Requests;
using Notion.Refit.Emulator.State;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Api.Endpoints.Threads;

/// <summary>Decides an action that a thread waits for.</summary>
internal sealed class ContinueThread : IPreparedEndpoint
{
    public NotionOperation Operation => NotionOperations.ContinueThread;

    public Answer Handle(RequestContext context) => throw new InvalidOperationException("Prepared first.");

    public ValueTask<Func<Answer>> PrepareAsync(RequestContext context, CancellationToken cancellationToken)
    {
        var request = context.ReadBody<ContinueThreadRequest>();
        return AgentTurns.PrepareAsync(
            context,
            () =>
            {
                StoredSession thread = context.PathThread();
                if (thread.Action?.ActionId != request.ActionId)
                    throw ApiErrors.ActionNotFound(request.ActionId);
                return new AgentMessage(thread.Agent, thread, request.OptionId.Value) { Decision = request.OptionId };
            },
            session => Answer.Of(AgentAnswers.Invocation(session, context.Ids.NewRandom().ToString())),
            cancellationToken);
    }
}
