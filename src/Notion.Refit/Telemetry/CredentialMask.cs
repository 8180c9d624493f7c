using System.Buffers.Text;
using System.Net.Http.Headers;
using System.Text;

namespace Notion.Refit.Telemetry;

/// <summary>Hides the credentials of a request in a body that repeats them, as gateways and proxies do on their error pages.</summary>
internal static class CredentialMask
{
    // What is shorter is no credential, and would hide words.
    private const int Shortest = 8;

    /// <summary>Hides them behind as many stars, so that places in the body stay the same.</summary>
    /// <param name="body">The body of the answer.</param>
    /// <param name="request">The request as it was sent.</param>
    /// <returns>The body without them; null when there are none in it.</returns>
    public static byte[]? Apply(ReadOnlySpan<byte> body, HttpRequestMessage? request)
    {
        if (request?.Headers.Authorization is not { Parameter: { } credentials } authorization)
            return null;
        byte[]? masked = Hide(body, masked: null, Encoding.UTF8.GetBytes(credentials));
        return PasswordOf(authorization) is { } password ? Hide(body, masked, password) : masked;
    }

    private static byte[]? Hide(ReadOnlySpan<byte> body, byte[]? masked, ReadOnlySpan<byte> secret)
    {
        if (secret.Length < Shortest)
            return masked;
        int start = 0;
        for (int found; (found = body[start..].IndexOf(secret)) >= 0; start += found + secret.Length)
        {
            masked ??= body.ToArray();
            masked.AsSpan(start + found, secret.Length).Fill((byte)'*');
        }

        return masked;
    }

    // Of client id and secret, only the latter is one.
    private static byte[]? PasswordOf(AuthenticationHeaderValue authorization)
    {
        if (!string.Equals(authorization.Scheme, "Basic", StringComparison.OrdinalIgnoreCase) || !Base64.IsValid(authorization.Parameter))
            return null;
        byte[] pair = Convert.FromBase64String(authorization.Parameter!);
        int colon = pair.AsSpan().IndexOf((byte)':');
        return colon < 0 ? null : pair[(colon + 1)..];
    }
}
