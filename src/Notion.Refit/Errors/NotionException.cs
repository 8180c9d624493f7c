using System.Text;

namespace Notion.Refit;

/// <summary>A call of the Notion API that failed.</summary>
/// <remarks>
/// <para>What is thrown is one of:</para>
/// <list type="bullet">
/// <item><see cref="NotionApiException"/>: Notion refused the request and said why.</item>
/// <item><see cref="NotionResponseException"/>: an answer came that is not Notion's, or that is broken.</item>
/// <item><see cref="NotionTimeoutException"/>: no answer came in time.</item>
/// <item><see cref="NotionConnectionException"/>: the connection could not be made, or broke.</item>
/// <item><see cref="NotionAsyncTaskException"/>: the request goes on in the background, because it allowed that.</item>
/// <item><see cref="NotionRateLimiterException"/>: the rate limiter of this client did not let the request pass.</item>
/// <item><see cref="NotionPaginationException"/>, <see cref="NotionIncompleteResultsException"/>: a list that was enumerated is not complete.</item>
/// <item><see cref="NotionReauthorizationException"/>: the tokens of OAuth are not valid any more.</item>
/// </list>
/// <para>Two things are no <see cref="NotionException"/>: <see cref="OperationCanceledException"/> when the caller's own token is
/// cancelled, and <see cref="ArgumentException"/> for arguments that are wrong before anything is sent. No exception holds a token
/// or secret.</para>
/// </remarks>
public abstract class NotionException : Exception
{
    private protected NotionException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The verb of the request; null when it is not known.</summary>
    public HttpMethod? Method { get; init; }

    /// <summary>The path of the request without its query, such as <c>/v1/pages/…</c>; null when it is not known.</summary>
    public string? Path { get; init; }

    /// <summary>Everything about the failure but its content: what failed, the request and its ids, the stack.</summary>
    /// <returns>The text, in several lines.</returns>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(GetType().FullName).Append(": ");
        if (Headline is { Length: > 0 } headline)
            text.Append(headline).Append(": ");
        text.Append(Message);

        if (Path is not null)
            text.Append("\n   request: ").Append(Method).Append(' ').Append(Path);
        AppendDetails(text);

        if (InnerException is not null)
            text.Append("\n ---> ").Append(InnerException).Append("\n   --- End of inner exception stack trace ---");
        if (StackTrace is not null)
            text.Append('\n').Append(StackTrace);
        return text.ToString();
    }

    private protected virtual string? Headline => null;

    private protected virtual void AppendDetails(StringBuilder text)
    {
    }

    private protected static void AppendDetail(StringBuilder text, string name, object? value)
    {
        if (value is not null)
            text.Append("\n   ").Append(name).Append(": ").Append(value);
    }
}
