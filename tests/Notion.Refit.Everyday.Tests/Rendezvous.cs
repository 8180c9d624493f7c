namespace Notion.Refit.Everyday.Tests;

/// <summary>Holds requests back until so many are under way at the same time. A caller that sends fewer at once waits for ever.</summary>
internal sealed class Rendezvous(HttpMessageHandler inner, int parties) : DelegatingHandler(inner)
{
    private readonly TaskCompletionSource _met = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _underWay;
    private int _mostAtOnce;

    public int MostAtOnce => _mostAtOnce;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        int now = Interlocked.Increment(ref _underWay);
        if (now == parties)
        {
            _mostAtOnce = now;
            _met.TrySetResult();
        }

        await _met.Task.WaitAsync(cancellationToken);
        HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
        Interlocked.Decrement(ref _underWay);
        return response;
    }
}
