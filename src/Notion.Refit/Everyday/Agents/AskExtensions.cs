using System.Net;
using Notion.Refit.Everyday.Agents;
using Notion.Refit.Everyday.Tracing;
using Notion.Refit.Models;

namespace Notion.Refit;

/// <summary>Asks an agent and waits for its answer.</summary>
public static class AskExtensions
{
    /// <summary>Starts a session with a message and waits until the turn of the agent ends.</summary>
    /// <param name="sessions">The area.</param>
    /// <param name="agent">The id of the agent.</param>
    /// <param name="text">The message.</param>
    /// <param name="progress">Receives the session after each question for its status; null for none.</param>
    /// <param name="timeProvider">The clock for the waits; null for that of the system.</param>
    /// <param name="cancellationToken">Ends the waiting. The agent works on.</param>
    /// <returns>The last message of the agent and the session, also if the turn failed or waits for a decision.</returns>
    /// <exception cref="NotionException">A request failed.</exception>
    /// <remarks>The status is requested after 1 second, then after twice as long each time, at most 10 seconds.</remarks>
    public static async Task<SessionAnswer> AskAsync(
        this INotionSessions sessions,
        AgentId agent,
        string text,
        IProgress<Session>? progress = null,
        TimeProvider? timeProvider = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(sessions);
        ArgumentNullException.ThrowIfNull(text);
        using EverydayActivity activity = EverydayActivity.Start("ask");
        return await activity.RunAsync(() => RunAsync(sessions, new SessionMessageRequest(text) { AgentId = agent }, progress, timeProvider ?? TimeProvider.System, cancellationToken)).ConfigureAwait(false);
    }

    /// <summary>Sends a further message to a session and waits until the turn of the agent ends.</summary>
    /// <param name="sessions">The area.</param>
    /// <param name="session">The id of the session.</param>
    /// <param name="text">The message.</param>
    /// <param name="progress">Receives the session after each question for its status; null for none.</param>
    /// <param name="timeProvider">The clock for the waits; null for that of the system.</param>
    /// <param name="cancellationToken">Ends the waiting. The agent works on.</param>
    /// <returns>The last message of the agent and the session, also if the turn failed or waits for a decision.</returns>
    /// <exception cref="NotionException">A request failed.</exception>
    public static async Task<SessionAnswer> AskAsync(
        this INotionSessions sessions,
        SessionId session,
        string text,
        IProgress<Session>? progress = null,
        TimeProvider? timeProvider = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(sessions);
        ArgumentNullException.ThrowIfNull(text);
        using EverydayActivity activity = EverydayActivity.Start("ask");
        return await activity.RunAsync(() => RunAsync(sessions, new SessionMessageRequest(text) { SessionId = session }, progress, timeProvider ?? TimeProvider.System, cancellationToken)).ConfigureAwait(false);
    }

    /// <summary>Starts a thread with a message and waits until the turn of the agent ends.</summary>
    /// <param name="notion">The client.</param>
    /// <param name="agent">The id of the agent.</param>
    /// <param name="text">The message.</param>
    /// <param name="progress">Receives the thread after each question for its status; null for none.</param>
    /// <param name="timeProvider">The clock for the waits; null for that of the system.</param>
    /// <param name="cancellationToken">Ends the waiting. The agent works on.</param>
    /// <returns>The last message of the agent and the thread, also if the turn failed or waits for a decision.</returns>
    /// <exception cref="NotionException">A request failed.</exception>
    /// <remarks>
    /// Uses the routes of the private alpha, which Notion asked to leave by 2026-09-30. The status is requested after 1 second, then after twice as long
    /// each time, at most 10 seconds. A thread that Notion does not know yet is requested again.
    /// </remarks>
    [Obsolete("Notion asked to leave these routes by 2026-09-30. Use notion.Sessions.AskAsync.")]
    public static async Task<ThreadAnswer> AskAsync(
        this INotionClient notion,
        AgentId agent,
        string text,
        IProgress<AgentThread>? progress = null,
        TimeProvider? timeProvider = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(notion);
        ArgumentNullException.ThrowIfNull(text);
        using EverydayActivity activity = EverydayActivity.Start("ask");
        return await activity.RunAsync(() => RunAsync(notion, agent, text, progress, timeProvider ?? TimeProvider.System, cancellationToken)).ConfigureAwait(false);
    }

    private static async Task<SessionAnswer> RunAsync(
        INotionSessions sessions, SessionMessageRequest message, IProgress<Session>? progress, TimeProvider time, CancellationToken cancellationToken)
    {
        // A turn without a message must not return that of the turn before.
        string? before = message.SessionId is { } known ? (await LastMessageAsync(sessions, known, cancellationToken).ConfigureAwait(false))?.Id : null;
        Session session = await sessions.SendAsync(message, cancellationToken).ConfigureAwait(false);
        AgentPolling polling = new(time);
        while (session.Status == SessionStatus.Queued || session.Status == SessionStatus.InProgress)
        {
            await polling.WaitAsync(cancellationToken).ConfigureAwait(false);
            session = await sessions.RetrieveAsync(session.Id, cancellationToken).ConfigureAwait(false);
            progress?.Report(session);
        }

        AgentMessageEvent? last = await LastMessageAsync(sessions, session.Id, cancellationToken).ConfigureAwait(false);
        return new SessionAnswer { Session = session, Message = last?.Id == before ? null : last };
    }

    private static async Task<AgentMessageEvent?> LastMessageAsync(INotionSessions sessions, SessionId session, CancellationToken cancellationToken)
    {
        QuerySessionEventsRequest query = new()
        {
            Filter = SessionEventFilter.OfType(SessionEventType.AgentMessage),
            Sorts = [new(SessionEventSortKey.Sequence, SortDirection.Descending)],
            PageSize = 1,
        };
        SessionEventList page = await sessions.QueryEventsAsync(session, query, cancellationToken).ConfigureAwait(false);
        return page.Results.OfType<AgentMessageEvent>().FirstOrDefault();
    }

#pragma warning disable CS0618 // The routes of the private alpha.
    private static async Task<ThreadAnswer> RunAsync(
        INotionClient notion, AgentId agent, string text, IProgress<AgentThread>? progress, TimeProvider time, CancellationToken cancellationToken)
    {
        ChatInvocation invocation = await notion.Agents.ChatAsync(agent, new ChatRequest(text), cancellationToken: cancellationToken).ConfigureAwait(false);
        AgentPolling polling = new(time);
        AgentThread? thread = null;
        while (thread is null || thread.Status == ThreadStatus.Pending)
        {
            await polling.WaitAsync(cancellationToken).ConfigureAwait(false);
            thread = await FindAsync(notion.Threads, agent, invocation.ThreadId, cancellationToken).ConfigureAwait(false);
            if (thread is not null)
                progress?.Report(thread);
        }

        ThreadMessage? last = null;
        await foreach (ThreadMessage message in notion.Threads.ListAllMessagesAsync(invocation.ThreadId, MessageRole.Agent, cancellationToken: cancellationToken).ConfigureAwait(false))
            last = message;
        return new ThreadAnswer { Thread = thread, Message = last };
    }

    // A thread that was started just now may not be known yet.
    private static async Task<AgentThread?> FindAsync(INotionThreads threads, AgentId agent, ThreadId thread, CancellationToken cancellationToken)
    {
        try
        {
            ThreadList list = await threads.ListAsync(agent, thread, cancellationToken: cancellationToken).ConfigureAwait(false);
            return list.Results.FirstOrDefault(found => found.Id == thread);
        }
        catch (NotionApiException e) when (e.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }
#pragma warning restore CS0618
}
