using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;
using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.Requests;
using Notion.Refit.Emulator.State;
using Notion.Refit.Json;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Agents;

/// <summary>Writes the events of a session as a stream of server-sent events, until the turn under way ends.</summary>
internal static class SessionStream
{
    /// <summary>Returns the frames.</summary>
    /// <param name="context">The request.</param>
    /// <param name="session">The session.</param>
    /// <param name="snapshot">The session at the start of the stream.</param>
    /// <param name="seen">The place of the last event that is not returned again.</param>
    /// <param name="cancellationToken">Ends the stream.</param>
    public static async IAsyncEnumerable<ReadOnlyMemory<byte>> FramesAsync(
        RequestContext context, StoredSession session, Session snapshot, long seen, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        Workspace workspace = context.Workspace;
        TimeProvider time = context.Options.TimeProvider;
        DateTimeOffset start = context.Now;
        yield return Frame("session.snapshot", null, new SessionSnapshot { Session = snapshot });
        while (true)
        {
            (SessionEvent[] events, DateTimeOffset? due, SessionStatus status) = workspace.Read(() =>
                (session.Events.Where(e => e.Sequence > seen).ToArray(), session.Due, session.Status));
            foreach (SessionEvent e in events)
            {
                foreach (ProvisionalSessionEvent provisional in Provisional(e))
                    yield return Frame("event.provisional", null, new ProvisionalEvent { Event = provisional });

                // Assumption: streams leave out what only queries return.
                if (e is not AgentThinkingEvent)
                    yield return Frame("event.committed", e.Id, new CommittedEvent { Event = Streamed(e) });
                seen = e.Sequence;
            }

            if (due is not { } end)
            {
                yield return Frame("stream.end", null, new SessionStreamEnd { SessionId = new SessionId(session.Id), Status = status, LastSequence = seen });
                yield break;
            }

            DateTimeOffset now = time.GetUtcNow();
            if (now - start >= context.Options.SessionStreamLimit)
            {
                yield return Frame("stream.timeout", null, new SessionStreamTimeout { SessionId = new SessionId(session.Id), Message = "The stream timed out." });
                yield break;
            }

            // A comment keeps the connection open while nothing happens.
            yield return ": waiting\n\n"u8.ToArray();
            DateTimeOffset next = end < start + context.Options.SessionStreamLimit ? end : start + context.Options.SessionStreamLimit;
            if (next > now)
                await Task.Delay(next - now, time, cancellationToken);
            workspace.RunDueWork(time.GetUtcNow(), context.Ids);
        }
    }

    // Half of a message, and then all of it, as if it were written.
    private static IEnumerable<ProvisionalSessionEvent> Provisional(SessionEvent e)
    {
        switch (e)
        {
            case AgentMessageEvent { Text: { Length: > 1 } text }:
                int half = text.Length / 2;
                if (char.IsHighSurrogate(text[half - 1]))
                    half++;
                yield return new ProvisionalAgentMessage { Id = e.Id, SessionId = e.SessionId, CreatedAt = e.CreatedAt, Content = [new SessionText(text[..half])] };
                yield return new ProvisionalAgentMessage { Id = e.Id, SessionId = e.SessionId, CreatedAt = e.CreatedAt, Content = [new SessionText(text)] };
                break;
            case AgentToolUseEvent tool:
                yield return new ProvisionalToolUse { Id = e.Id, SessionId = e.SessionId, CreatedAt = e.CreatedAt, ToolName = tool.ToolName };
                break;
        }
    }

    // At the end of a turn, streams add its usage: here the characters of the last message.
    private static SessionEvent Streamed(SessionEvent e) => e switch
    {
        SessionStatusEvent status when status.Status == SessionStatus.Completed => status with { Usage = new SessionUsage { TotalTokens = status.Sequence } },
        _ => e,
    };

    private static ReadOnlyMemory<byte> Frame<T>(string type, string? id, T data)
        where T : SessionStreamEvent, INotionModel<T>
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        if (id is not null)
            Encoding.UTF8.GetBytes($"id: {id}\n", buffer);
        Encoding.UTF8.GetBytes($"event: {type}\ndata: {JsonText.Of(ModelJson.ToElement(data.Write))}\n\n", buffer);
        return buffer.WrittenMemory;
    }
}
