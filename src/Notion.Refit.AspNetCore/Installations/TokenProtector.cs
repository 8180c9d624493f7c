using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace Notion.Refit.AspNetCore.Installations;

/// <summary>Encrypts the tokens of installations with Data Protection. The id of the bot is part of the purpose, so that rows cannot be exchanged.</summary>
/// <param name="protection">The protection of the app.</param>
/// <param name="clientName">The name of the client.</param>
internal sealed class TokenProtector(IDataProtectionProvider protection, string? clientName)
{
    private readonly IDataProtector _root = protection.CreateProtector("Notion.Refit.AspNetCore.Tokens", "1", clientName ?? "");

    public string Protect(BotId botId, OAuthTokenPair tokens)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("access", tokens.AccessToken);
            if (tokens.RefreshToken is not null)
                writer.WriteString("refresh", tokens.RefreshToken);
            if (tokens.ExpiresAt is { } expiry)
                writer.WriteString("expires", expiry);
            writer.WriteEndObject();
        }

        return _root.CreateProtector(botId.ToString()).Protect(Encoding.UTF8.GetString(buffer.WrittenSpan));
    }

    /// <summary>Decrypts tokens.</summary>
    /// <exception cref="NotionReauthorizationException">The key is lost, or the row was changed.</exception>
    public OAuthTokenPair Unprotect(BotId botId, string text)
    {
        try
        {
            using JsonDocument json = JsonDocument.Parse(_root.CreateProtector(botId.ToString()).Unprotect(text));
            JsonElement tokens = json.RootElement;
            return new OAuthTokenPair(
                tokens.GetProperty("access").GetString()!,
                tokens.TryGetProperty("refresh", out JsonElement refresh) ? refresh.GetString() : null,
                tokens.TryGetProperty("expires", out JsonElement expiry) ? expiry.GetDateTimeOffset() : null);
        }
        catch (CryptographicException e)
        {
            throw new NotionReauthorizationException(
                $"The stored tokens of the installation {botId} cannot be decrypted: the keys of Data Protection are not those they were stored with. The user must authorize the connection again.", e);
        }
    }
}
