using System.Text;
using Notion.Refit.Models;

namespace Notion.Refit;

/// <summary>The exception for a stream of events that broke off before its end, or that has an event which cannot be read.</summary>
/// <remarks>
/// <para>The inner exception is a <see cref="NotionConnectionException"/> if the connection broke, and a <see cref="NotionTimeoutException"/> if the
/// stream was silent for too long; without one the stream just ended.</para>
/// <para>The events before were returned. The agent works on; open the stream again with <see cref="Continuation"/>.</para>
/// </remarks>
public sealed class NotionStreamException : NotionException
{
    /// <summary>Creates an exception.</summary>
    /// <param name="message">The message.</param>
    /// <param name="innerException">The cause.</param>
    public NotionStreamException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>The id of the last committed event that was returned; null if there was none.</summary>
    public string? LastEventId { get; init; }

    /// <summary>The session; null if no event named it.</summary>
    public SessionId? SessionId { get; init; }

    /// <summary>The request that opens the stream again after the last committed event; null if there was none.</summary>
    public ContinueSessionRequest? Continuation => SessionId is { } session && LastEventId is { } last ? new(session, last) : null;

    private protected override void AppendDetails(StringBuilder text)
    {
        AppendDetail(text, "session", SessionId);
        AppendDetail(text, "last event", LastEventId);
    }
}
