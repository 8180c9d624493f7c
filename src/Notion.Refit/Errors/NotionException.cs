using System.Text;

namespace Notion.Refit;

/// <summary>The base of all exceptions for calls of the Notion API that failed.</summary>
/// <remarks>
/// <para>The exceptions are:</para>
/// <list type="bullet">
/// <item><see cref="NotionApiException"/>: Notion refused the request with an error code.</item>
/// <item><see cref="NotionResponseException"/>: the response is not Notion's, or cannot be read.</item>
/// <item><see cref="NotionTimeoutException"/>: no complete response came in time.</item>
/// <item><see cref="NotionConnectionException"/>: the connection could not be established, or broke.</item>
/// <item><see cref="NotionStreamException"/>: a stream of events broke off before its end.</item>
/// <item><see cref="NotionAsyncTaskException"/>: the request continues in the background, because it allowed that.</item>
/// <item><see cref="NotionRateLimiterException"/>: the rate limiter of this client did not let the request pass.</item>
/// <item><see cref="NotionPaginationException"/>, <see cref="NotionIncompleteResultsException"/>: a list that was enumerated is not complete.</item>
/// <item><see cref="NotionReauthorizationException"/>: the tokens of OAuth are not valid any more.</item>
/// <item><see cref="NotionPartialWriteException"/>: a write of several requests ended before the last one; it has what was written.</item>
/// <item><see cref="Rows.NotionRowException"/>, <see cref="Rows.NotionRowSchemaException"/>: a row or data source does not fit the row type.</item>
/// </list>
/// <para>Not derived from it are <see cref="OperationCanceledException"/> when the caller's own token is cancelled,
/// <see cref="ArgumentException"/> for arguments that are not valid, which includes a stream to send that cannot be read, and what a token provider
/// of the app throws. No exception holds a token or secret.</para>
/// </remarks>
public abstract class NotionException : Exception
{
    private protected NotionException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The HTTP method of the request; null when it is not known.</summary>
    public HttpMethod? Method { get; init; }

    /// <summary>The path of the request without its query, such as <c>/v1/pages/…</c>; null when it is not known.</summary>
    public string? Path { get; init; }

    /// <summary>Returns the failure, the request, its ids and the stack, without content of the workspace.</summary>
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
