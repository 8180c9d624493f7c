using Notion.Refit.Emulator.Agents;
using Notion.Refit.Emulator.Protocol.Errors;
using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.Requests;
using Notion.Refit.Emulator.State;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Api.Endpoints.Agents;

/// <summary>Starts a thread, or goes on with one, as the private alpha did.</summary>
internal sealed class ChatWithAgent : IPreparedEndpoint
{
    public NotionOperation Operation => NotionOperations.ChatWithAgent;

    public Answer Handle(RequestContext context) => throw new InvalidOperationException("Prepared first.");

    public ValueTask<Func<Answer>> PrepareAsync(RequestContext context, CancellationToken cancellationToken)
    {
        var request = context.ReadBody<ChatRequest>();
        return AgentTurns.PrepareAsync(
            context,
            () =>
            {
                StoredAgent agent = context.PathAgent();
                StoredSession? thread = new BodyPart(context.Body, "body").TryGet("thread_id", out BodyPart id)
                    ? context.Workspace.Sessions.Find(session => session.Id == id.AsUuid() && session.Agent == agent)
                        ?? throw ApiErrors.NotFound(ObjectKind.Thread, id.AsUuid(), context.Connection)
                    : null;
                return new AgentMessage(agent, thread, request.Message ?? "")
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
