using Notion.Refit.Emulator.Agents;
using Notion.Refit.Emulator.Protocol.Errors;
using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.Requests;
using Notion.Refit.Emulator.State;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Api.Endpoints.Sessions;

/// <summary>Starts a session, or goes on with one.</summary>
internal sealed class UpdateSession : IPreparedEndpoint
{
    public NotionOperation Operation => NotionOperations.UpdateSession;

    public Answer Handle(RequestContext context) => throw new InvalidOperationException("Prepared first.");

    public ValueTask<Func<Answer>> PrepareAsync(RequestContext context, CancellationToken cancellationToken)
    {
        var request = context.ReadBody<SessionRequest>();
        return AgentTurns.PrepareAsync(context, () => Message(request, context), session => Answer.Of(AgentAnswers.Short(session)), cancellationToken);
    }

    /// <summary>Reads what is sent to a session.</summary>
    public static AgentMessage Message(SessionRequest request, RequestContext context)
    {
        switch (request)
        {
            case SessionMessageRequest { SessionId: { } id } message:
                StoredSession session = context.Session(id.Value);
                if (message.AgentId is { } other && other.Value != session.Agent.Id)
                    throw ApiErrors.SessionOfAnotherAgent();
                return Of(session.Agent, session, message, context);
            case SessionMessageRequest message:
                AgentId agent = message.AgentId ?? throw ApiErrors.FailedValidation("body", ApiErrors.ShouldBeDefined("body.agent_id"));
                return Of(context.Agent(agent), null, message, context);
            case SessionActionsRequest actions:
                StoredSession waiting = context.Session(actions.SessionId.Value);
                SessionAction decision = actions.Actions.FirstOrDefault(action => action.ActionId == waiting.Action?.ActionId)
                    ?? throw ApiErrors.ActionNotFound(actions.Actions is [{ } first, ..] ? first.ActionId : null);
                return new AgentMessage(waiting.Agent, waiting, decision.OptionId.Value) { Decision = decision.OptionId, Metadata = actions.Metadata };
            default:
                throw ApiErrors.ContinuationWithoutStream();
        }
    }

    private static AgentMessage Of(StoredAgent agent, StoredSession? session, SessionMessageRequest message, RequestContext context) => new(agent, session, message.Message)
    {
        Metadata = message.Metadata,
        PromptContext = message.PromptContext,
        Files = context.Files(message.Attachments),
    };
}
