using Notion.Refit.Emulator.Agents;
using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.Requests;
using Notion.Refit.Emulator.State;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Api.Endpoints.Threads;

/// <summary>Sends a message to a thread.</summary>
internal sealed class SendThreadMessage : IPreparedEndpoint
{
    public NotionOperation Operation => NotionOperations.SendThreadMessage;

    public Answer Handle(RequestContext context) => throw new InvalidOperationException("Prepared first.");

    public ValueTask<Func<Answer>> PrepareAsync(RequestContext context, CancellationToken cancellationToken)
    {
        var request = context.ReadBody<SendThreadMessageRequest>();
        return AgentTurns.PrepareAsync(
            context,
            () =>
            {
                StoredSession thread = context.PathThread();
                return new AgentMessage(thread.Agent, thread, request.Message ?? "")
                {
                    Metadata = request.Metadata,
                    PromptContext = request.PromptContext,
                    Files = context.Files(request.Attachments),
                };
            },
            session => Answer.Of(AgentAnswers.Invocation(session, context.Ids.NewRandom().ToString())),
            cancellationToken);
    }
}
