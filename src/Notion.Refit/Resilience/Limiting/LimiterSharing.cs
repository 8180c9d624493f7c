using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Notion.Refit.Resilience;

/// <summary>The place at which a budget is shared with other processes.</summary>
/// <param name="Store">The store.</param>
/// <param name="Key">The key of the budget in the store.</param>
internal sealed record LimiterSharing(INotionRateLimitStore Store, string Key)
{
    // Equal in all processes. It keeps the hashes of tokens that are made here apart from those that are made elsewhere.
    private static readonly byte[] s_context = "Notion.Refit, state of a rate limit, 1"u8.ToArray();

    /// <summary>Returns where the budget of a token at an address is shared by processes with the same settings.</summary>
    /// <remarks>The token cannot be derived from the key: it is a hash, and tokens are long and random.</remarks>
    public static LimiterSharing Of(INotionRateLimitStore store, string? token, string host, int port, RequestBudgetSettings settings)
    {
        byte[] text = Encoding.UTF8.GetBytes(string.Create(
            CultureInfo.InvariantCulture, $"{host}:{port}\n{settings.Window.Ticks} {settings.Fixed} {settings.MaxPause.Ticks}\n{token}"));
        byte[] hash = HMACSHA256.HashData(s_context, text);
        CryptographicOperations.ZeroMemory(text);
        return new LimiterSharing(store, Convert.ToHexStringLower(hash, 0, 16));
    }
}
