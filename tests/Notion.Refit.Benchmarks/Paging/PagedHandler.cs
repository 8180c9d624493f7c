using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Notion.Refit.Benchmarks.Bytes;

namespace Notion.Refit.Benchmarks.Paging;

/// <summary>Returns the same rows again and again, page by page, each after a delay.</summary>
internal sealed class PagedHandler(byte[] answer, int pages, TimeSpan delay) : HttpMessageHandler
{
    private static readonly MediaTypeHeaderValue s_json = new("application/json", "utf-8");

    // Made in advance: what the server does besides waiting is not measured.
    private readonly byte[][] _answers = [.. Enumerable.Range(1, pages).Select(page => Answer(answer, page < pages ? $"page-{page}" : null))];
    private int _asked;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        int page = Interlocked.Increment(ref _asked);
        if (delay > TimeSpan.Zero)
            await Task.Delay(delay, cancellationToken);
        var content = new ByteArrayContent(_answers[Math.Min(page, pages) - 1]);
        content.Headers.ContentType = s_json;
        return new HttpResponseMessage(HttpStatusCode.OK) { RequestMessage = request, Content = content };
    }

    private static byte[] Answer(byte[] answer, string? cursor)
    {
        JsonNode root = JsonNode.Parse(answer)!;
        root["has_more"] = cursor is not null;
        root["next_cursor"] = cursor;
        return JsonAssembly.ToBytes(root);
    }
}
