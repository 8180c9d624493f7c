using Notion.Refit.Emulator.Agents;
using Notion.Refit.Emulator.Protocol.Errors;
using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.Requests;
using Notion.Refit.Emulator.State;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Api.Endpoints.Sessions;

/// <summary>Starts a session, or goes on with one, and streams its events.</summary>
internal sealed class StreamSession : IPreparedEndpoint
{
    public NotionOperation Operation => NotionOperations.UpdateSessionStream;

    public Answer Handle(RequestContext context) => throw new InvalidOperationException("Prepared first.");

    public ValueTask<Func<Answer>> PrepareAsync(RequestContext context, CancellationToken cancellationToken)
    {
        var request = context.ReadBody<SessionRequest>();
        if (request is ContinueSessionRequest place)
            return ValueTask.FromResult<Func<Answer>>(() => Continue(place, context));

        long seen = 0;
        return AgentTurns.PrepareAsync(
            context,
            () =>
            {
                AgentMessage message = UpdateSession.Message(request, context);
                seen = message.Session?.Events.Count ?? 0;
                return message;
            },
            session => Stream(session, seen, context),
            cancellationToken);
    }

    private static Answer Continue(ContinueSessionRequest place, RequestContext context)
    {
        StoredSession session = context.Session(place.SessionId.Value);
        SessionEvent last = session.Events.Find(e => e.Id == place.ContinueFrom)
            ?? throw ApiErrors.EventNotFound(place.ContinueFrom);
        return Stream(session, last.Sequence, context);
    }

    private static Answer Stream(StoredSession session, long seen, RequestContext context) =>
        new(static _ => { }) { Stream = SessionStream.FramesAsync(context, session, AgentAnswers.Short(session), seen) };
}
