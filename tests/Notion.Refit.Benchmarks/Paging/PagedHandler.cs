using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Notion.Refit.Benchmarks.Bytes;

namespace Notion.Refit.Benchmarks.Paging;

/// <summary>Gives the same rows again and again, page by page, each after a while.</summary>
internal sealed class PagedHandler(byte[] answer, int pages, TimeSpan delay) : HttpMessageHandler
{
    private static readonly MediaTypeHeaderValue s_json = new("application/json", "utf-8");

    private readonly byte[] _more = Answer(answer, hasMore: true);
    private readonly byte[] _last = Answer(answer, hasMore: false);
    private int _asked;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        int page = Interlocked.Increment(ref _asked);
        if (delay > TimeSpan.Zero)
            await Task.Delay(delay, cancellationToken);
        var content = new ByteArrayContent(page < pages ? _more : _last);
        content.Headers.ContentType = s_json;
        return new HttpResponseMessage(HttpStatusCode.OK) { RequestMessage = request, Content = content };
    }

    private static byte[] Answer(byte[] answer, bool hasMore)
    {
        JsonNode root = JsonNode.Parse(answer)!;
        root["has_more"] = hasMore;
        root["next_cursor"] = hasMore ? "next" : null;
        return JsonAssembly.ToBytes(root);
    }
}
