namespace Notion.Refit.Resilience;

/// <summary>Decides with whom a client shares the state of its rate limits.</summary>
/// <remarks>
/// Clients that call Notion share it by token in the whole process, because Notion counts by token. A client over a handler in memory, such as an
/// emulator or the handler of a test, or over a loopback address shares it within its container only: many of them use the same token, and what
/// happens to one says nothing of the others.
/// </remarks>
/// <param name="own">The limiters of the container or client.</param>
internal sealed class LimiterScope(LimiterRegistry own)
{
    /// <summary>Whether the requests are sent by a handler of the framework that owns connections.</summary>
    public bool IsNetwork { get; set; } = true;

    /// <summary>Returns the limiters for a request to an address.</summary>
    public LimiterRegistry For(Uri? address) => IsNetwork && address is not { IsAbsoluteUri: true, IsLoopback: true } ? LimiterRegistry.Shared : own;

    /// <summary>Looks at the handlers of the client.</summary>
    /// <param name="outermost">The outermost handler.</param>
    public void Observe(HttpMessageHandler outermost)
    {
        HttpMessageHandler? handler = outermost;
        while (Inner(handler) is { } inner)
            handler = inner;
        IsNetwork = handler is SocketsHttpHandler or HttpClientHandler;
    }

    private static HttpMessageHandler? Inner(HttpMessageHandler? handler) => handler switch
    {
        DelegatingHandler delegating => delegating.InnerHandler,
        Http.LentHandler lent => lent.Handler,
        _ => null,
    };
}
