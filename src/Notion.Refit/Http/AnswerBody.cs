using System.Net.Http.Headers;

namespace Notion.Refit.Http;

/// <summary>Brings the bodies of answers into memory, so that time limit, retry and span of an attempt cover them.</summary>
internal static class AnswerBody
{
    /// <summary>Reads the body to its end, unless that was done already or it is a stream of events.</summary>
    /// <exception cref="HttpRequestException">The connection broke.</exception>
    public static ValueTask ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken) =>
        response.Content is PooledContent || IsEventStream(response)
            ? ValueTask.CompletedTask
            : PooledContent.ReplaceAsync(response, response.IsSuccessStatusCode ? long.MaxValue : PooledContent.LongestError, cancellationToken);

    // Events come as long as somebody reads them. Looked at as text: all other answers need no parsed form of it.
    private static bool IsEventStream(HttpResponseMessage response) =>
        response.IsSuccessStatusCode
        && response.Content.Headers.NonValidated.TryGetValues("Content-Type", out HeaderStringValues values)
        && values.ToString().AsSpan().TrimStart().StartsWith("text/event-stream", StringComparison.OrdinalIgnoreCase);
}
