using System.Security.Cryptography;
using System.Text;

namespace Notion.Refit.Authentication;

/// <summary>The key of the lock of a refresh token: equal in all processes.</summary>
internal static class RefreshLockKey
{
    private static readonly byte[] s_context = "Notion.Refit, lock of a refresh token, 1"u8.ToArray();

    /// <summary>Returns the key. The token cannot be derived from it: it is a hash, and tokens are long and random.</summary>
    public static string Of(string refreshToken) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(s_context, Encoding.UTF8.GetBytes(refreshToken)), 0, 16);
}
