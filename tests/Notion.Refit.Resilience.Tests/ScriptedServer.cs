using System.Threading.Channels;

namespace Notion.Refit.Resilience.Tests;

/// <summary>Answers each request with the next step of a script; the last step answers all that follow.</summary>
internal sealed class ScriptedServer(params ScriptedServer.Step[] steps) : HttpMessageHandler
{
    private static readonly HttpRequestOptionsKey<ScriptedServer> s_self = new(nameof(ScriptedServer));

    private readonly Lock _lock = new();
    private readonly List<string> _bodies = [];
    private readonly Channel<bool> _silences = Channel.CreateUnbounded<bool>();
    private int _requests;

    /// <summary>Answers a request.</summary>
    public delegate Task<HttpResponseMessage> Step(HttpRequestMessage request, CancellationToken cancellationToken);

    /// <summary>How many requests have come.</summary>
    public int Requests => Volatile.Read(ref _requests);

    /// <summary>The bodies that came, an empty text where there was none.</summary>
    public IReadOnlyList<string> Bodies
    {
        get
        {
            lock (_lock)
                return [.. _bodies];
        }
    }

    /// <summary>Ends when a request, or the body of an answer, has come to a step that keeps silent; each one counts once.</summary>
    public Task WhenSilentAsync() => _silences.Reader.ReadAsync().AsTask();

    /// <summary>Says, within a step, that nothing comes any more.</summary>
    public static void FallSilent(HttpRequestMessage request)
    {
        if (request.Options.TryGetValue(s_self, out ScriptedServer? server))
            server._silences.Writer.TryWrite(true);
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        int number = Interlocked.Increment(ref _requests);
        request.Options.Set(s_self, this);
        using var body = new MemoryStream();
        if (request.Content is not null)
            await request.Content.CopyToAsync(body, cancellationToken);
        lock (_lock)
            _bodies.Add(System.Text.Encoding.UTF8.GetString(body.ToArray()));

        HttpResponseMessage response = await steps[Math.Min(number, steps.Length) - 1](request, cancellationToken);
        response.RequestMessage = request;
        return response;
    }
}
