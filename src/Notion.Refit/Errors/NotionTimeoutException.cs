using System.Text;

namespace Notion.Refit;

/// <summary>The exception for a call without a complete response in time.</summary>
/// <remarks>It is not known whether Notion has carried out the request.</remarks>
public sealed class NotionTimeoutException : NotionException
{
    /// <summary>Creates an exception.</summary>
    /// <param name="timeout">The limit.</param>
    /// <param name="message">The message.</param>
    /// <param name="innerException">The cause.</param>
    public NotionTimeoutException(TimeSpan timeout, string message, Exception? innerException = null)
        : base(message, innerException) => Timeout = timeout;

    /// <summary>The limit.</summary>
    public TimeSpan Timeout { get; }

    /// <summary>The scope of the limit: one attempt, the whole call, or a stream.</summary>
    public NotionTimeoutScope Scope { get; init; }

    private protected override void AppendDetails(StringBuilder text) => AppendDetail(text, "limit", $"{Scope}, {Timeout}");
}
