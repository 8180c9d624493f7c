using System.Text;
using Notion.Refit.Emulator.Protocol.Errors;

namespace Notion.Refit.Emulator.Api;

/// <summary>The id and secret of the public connection, as Basic authentication carries them.</summary>
internal static class ClientCredentials
{
    private const string Scheme = "Basic ";

    /// <exception cref="ApiException">They are missing or wrong.</exception>
    public static void Check(string? authorization, NotionEmulatorOptions options)
    {
        string expected = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{options.OAuthClientId}:{options.OAuthClientSecret}"));
        bool fits = authorization is not null
            && authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            && string.Equals(authorization[Scheme.Length..].Trim(), expected, StringComparison.Ordinal);
        if (!fits)
            throw ApiErrors.InvalidClient();
    }
}
