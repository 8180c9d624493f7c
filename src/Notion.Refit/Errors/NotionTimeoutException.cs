using System.Text;

namespace Notion.Refit;

/// <summary>No complete answer came in time.</summary>
/// <remarks>Whether Notion has carried the request out is not known.</remarks>
public sealed class NotionTimeoutException : NotionException
{
    /// <summary>Creates an exception.</summary>
    /// <param name="timeout">The time that was given.</param>
    /// <param name="message">What took too long.</param>
    /// <param name="innerException">What caused it.</param>
    public NotionTimeoutException(TimeSpan timeout, string message, Exception? innerException = null)
        : base(message, innerException) => Timeout = timeout;

    /// <summary>The time that was given.</summary>
    public TimeSpan Timeout { get; }

    /// <summary>What was given that time: one attempt, or the whole call.</summary>
    public NotionTimeoutScope Scope { get; init; }

    private protected override void AppendDetails(StringBuilder text) => AppendDetail(text, "limit", $"{Scope}, {Timeout}");
}
