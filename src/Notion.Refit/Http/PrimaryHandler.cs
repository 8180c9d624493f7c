using System.Net;

namespace Notion.Refit.Http;

/// <summary>The handler that owns the connections.</summary>
internal static class PrimaryHandler
{
    public static SocketsHttpHandler Create() => new()
    {
        // Changes of the name's address are seen this way; so the factory need not replace whole handlers.
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        ConnectTimeout = TimeSpan.FromSeconds(15),
        EnableMultipleHttp2Connections = true,
        AutomaticDecompression = DecompressionMethods.All,

        // A connection whose other end has gone silently is noticed while a request waits for it.
        KeepAlivePingDelay = TimeSpan.FromSeconds(30),
        KeepAlivePingTimeout = TimeSpan.FromSeconds(15),
        KeepAlivePingPolicy = HttpKeepAlivePingPolicy.WithActiveRequests,

        // The API redirects nowhere, and a token must not follow one. Cookies of the edge would mix the tokens of one process.
        AllowAutoRedirect = false,
        UseCookies = false,
    };
}
