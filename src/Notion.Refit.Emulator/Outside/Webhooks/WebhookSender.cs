using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace Notion.Refit.Emulator.Outside.Webhooks;

/// <summary>Sends signed bodies to receivers.</summary>
internal static class WebhookSender
{
    public const string SignatureHeader = "X-Notion-Signature";

    /// <summary>Sends a body.</summary>
    /// <returns>The status of the response; null, and the reason, without one.</returns>
    public static async Task<(int? Status, string? Error)> SendAsync(
        HttpMessageInvoker receiver, Uri url, string secret, ReadOnlyMemory<byte> body, TimeSpan timeout, TimeProvider time, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ReadOnlyMemoryContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add(SignatureHeader, Sign(secret, body.Span));
        using var patience = new CancellationTokenSource(timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        try
        {
            using HttpResponseMessage response = await receiver.SendAsync(request, either.Token);
            return ((int)response.StatusCode, null);
        }
        catch (OperationCanceledException)
        {
            return (null, cancellationToken.IsCancellationRequested ? "The emulator has ended." : $"The receiver did not respond within {timeout}.");
        }
#pragma warning disable CA1031 // Whatever a receiver does wrong is an attempt that failed.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return (null, e.Message);
        }
    }

    private static string Sign(string secret, ReadOnlySpan<byte> body) =>
        "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body));
}
