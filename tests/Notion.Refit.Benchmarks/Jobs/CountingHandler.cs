namespace Notion.Refit.Benchmarks.Jobs;

/// <summary>Counts requests and lets each take a time.</summary>
internal sealed class CountingHandler(HttpMessageHandler inner, TimeSpan latency) : DelegatingHandler(inner)
{
    private int _count;

    public int Count => _count;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _count);
        HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
        await Task.Delay(latency, cancellationToken);
        return response;
    }
}
