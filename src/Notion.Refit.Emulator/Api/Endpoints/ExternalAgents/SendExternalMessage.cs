using Notion.Refit.Emulator.Agents;
using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.Requests;
using Notion.Refit.Emulator.State;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Api.Endpoints.ExternalAgents;

/// <summary>Sends a message to an external agent. The same key sends no second one.</summary>
internal sealed class SendExternalMessage : IPreparedEndpoint
{
    public NotionOperation Operation => NotionOperations.SendExternalMessage;

    public Answer Handle(RequestContext context) => throw new InvalidOperationException("Prepared first.");

    public async ValueTask<Func<Answer>> PrepareAsync(RequestContext context, CancellationToken cancellationToken)
    {
        var request = context.ReadBody<SendExternalMessageRequest>();
        (StoredAgent agent, AgentContext described) = context.Workspace.Read(() =>
        {
            StoredExternalSession session = context.ExternalSession();
            return (session.Agent, new AgentContext { AgentId = new AgentId(session.Agent.Id), SessionId = new SessionId(session.Id), Now = context.Now });
        });
        AgentReply? reply = agent.Behavior.Code is { } code ? await code(request.Message, described, cancellationToken) : null;
        return () =>
        {
            StoredExternalSession session = context.ExternalSession();
            string key = request.ClientMessageId ?? context.Ids.NewRandom().ToString();
            if (session.Runs.TryGetValue(key, out string? run))
                return Answer.Of(new ExternalMessageReceipt { Accepted = true, RunId = run });

            run = context.Ids.NewRandom().ToString();
            session.Runs.Add(key, run);
            session.LastActive = context.Now;
            session.Due = context.Now + context.Options.AsyncDelay;
            context.Workspace.Add(new ExternalTurn(session.Due.Value, session, reply ?? agent.Behavior.Scripted(agent.ScriptedReplies++)));
            return Answer.Of(new ExternalMessageReceipt { Accepted = true, RunId = run });
        };
    }
}
