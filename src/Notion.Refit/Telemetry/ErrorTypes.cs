using System.Text;
using Notion.Refit.Authentication;

namespace Notion.Refit.Telemetry;

/// <summary>Short names for what went wrong, few enough to group by.</summary>
internal static class ErrorTypes
{
    private const string Timeout = "timeout";

    /// <summary>The name of a failure without an answer.</summary>
    /// <param name="request">The request.</param>
    /// <param name="exception">What was thrown.</param>
    /// <param name="isCancelled">Whether the caller has given up.</param>
    public static string Of(HttpRequestMessage request, Exception exception, bool isCancelled) => exception switch
    {
        _ when RequestTokens.IsFailure(request, exception) => exception.GetType().FullName ?? exception.GetType().Name,
        NotionTimeoutException => Timeout,

        // Inside of a time limit it looks like a cancellation, but not one by the caller.
        OperationCanceledException when !isCancelled => Timeout,
        HttpRequestException { HttpRequestError: not HttpRequestError.Unknown } failure => SnakeCase(failure.HttpRequestError.ToString()),
        _ => exception.GetType().FullName ?? exception.GetType().Name,
    };

    /// <summary>What may be logged of a failure.</summary>
    /// <remarks>Only what is written here and in the framework: a token provider of the app could put anything into its messages.</remarks>
    /// <param name="request">The request.</param>
    /// <param name="exception">What was thrown.</param>
    public static string MessageOf(HttpRequestMessage request, Exception exception) =>
        exception is NotionException or HttpRequestException && !RequestTokens.IsFailure(request, exception) ? LogText.SingleLine(exception.Message) : "see the exception of the call";

    private static string SnakeCase(string name)
    {
        var text = new StringBuilder(name.Length + 4);
        foreach (char c in name)
        {
            if (char.IsAsciiLetterUpper(c) && text.Length > 0)
                text.Append('_');
            text.Append(char.ToLowerInvariant(c));
        }

        return text.ToString();
    }
}
