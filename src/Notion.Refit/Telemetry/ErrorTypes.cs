using System.Text;
using Notion.Refit.Authentication;

namespace Notion.Refit.Telemetry;

/// <summary>Short names of failures, few enough to group by.</summary>
internal static class ErrorTypes
{
    private const string Timeout = "timeout";

    /// <summary>Returns the name of a failure without a response.</summary>
    /// <param name="request">The request.</param>
    /// <param name="exception">The exception.</param>
    /// <param name="isCancelled">Whether the caller has cancelled.</param>
    public static string Of(HttpRequestMessage request, Exception exception, bool isCancelled) => exception switch
    {
        _ when RequestTokens.IsFailure(request, exception) => exception.GetType().FullName ?? exception.GetType().Name,
        NotionTimeoutException => Timeout,

        // A time limit looks like a cancellation, but not one by the caller.
        OperationCanceledException when !isCancelled => Timeout,
        HttpRequestException { HttpRequestError: not HttpRequestError.Unknown } failure => SnakeCase(failure.HttpRequestError.ToString()),
        _ => exception.GetType().FullName ?? exception.GetType().Name,
    };

    /// <summary>Returns the message that may be logged of a failure.</summary>
    /// <remarks>Only messages of this library and of the framework: those of a token provider could hold anything.</remarks>
    /// <param name="request">The request.</param>
    /// <param name="exception">The exception.</param>
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
