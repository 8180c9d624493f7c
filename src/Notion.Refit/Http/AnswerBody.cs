namespace Notion.Refit.Http;

/// <summary>Brings the bodies of answers into memory, so that time limit, retry and span of an attempt cover them.</summary>
internal static class AnswerBody
{
    /// <summary>Reads the body to its end, unless that was done already or it is a stream of events.</summary>
    /// <exception cref="HttpRequestException">The connection broke.</exception>
    public static ValueTask ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken) =>
        response.Content is PooledContent || IsEventStream(response) ? ValueTask.CompletedTask : ReadSlowlyAsync(response, cancellationToken);

    private static async ValueTask ReadSlowlyAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        long limit = response.IsSuccessStatusCode ? long.MaxValue : PooledContent.LongestError;
        response.Content = await PooledContent.ReadAsync(response.Content, limit, cancellationToken).ConfigureAwait(false);
    }

    // Events come as long as somebody reads them.
    private static bool IsEventStream(HttpResponseMessage response) =>
        response.IsSuccessStatusCode && response.Content.Headers.ContentType?.MediaType is "text/event-stream";
}
