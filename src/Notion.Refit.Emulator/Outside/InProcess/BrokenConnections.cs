using System.Net.Sockets;

namespace Notion.Refit.Emulator.Outside.InProcess;

/// <summary>Creates the exceptions that <see cref="HttpClient"/> throws for failed connections, for the handler that has no connections.</summary>
internal static class BrokenConnections
{
    public static HttpRequestException Refused(Uri address) =>
        new(HttpRequestError.ConnectionError, $"Connection refused ({address.Host}:{address.Port})", new SocketException((int)SocketError.ConnectionRefused));

    public static HttpRequestException Reset() => new(
        HttpRequestError.Unknown,
        "An error occurred while sending the request.",
        new IOException("Unable to read data from the transport connection: Connection reset by peer.", new SocketException((int)SocketError.ConnectionReset)));

    /// <summary>Within the body.</summary>
    public static HttpIOException Ended() => new(HttpRequestError.ResponseEnded, "The response ended prematurely.");
}
