using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Notion.Refit.Models;

namespace Notion.Refit;

/// <summary>The signature of webhook deliveries: HMAC-SHA256 over the bytes of the body.</summary>
/// <remarks>
/// <para>
/// Check the bytes that were received, before anything parses them. The key is the verification token that Notion sent when the subscription was
/// created.
/// </para>
/// <para>See <see href="https://developers.notion.com/reference/webhooks">Notion's reference</see>.</para>
/// </remarks>
public sealed class NotionWebhookSignature
{
    /// <summary>The name of the header.</summary>
    public const string HeaderName = "X-Notion-Signature";

    private const string Prefix = "sha256=";

    private readonly byte[] _key;

    /// <summary>Creates the signature of a subscription.</summary>
    /// <param name="verificationToken">The verification token of the subscription.</param>
    /// <exception cref="ArgumentException">The token is empty or white space: everybody could sign with it.</exception>
    public NotionWebhookSignature(string verificationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(verificationToken);
        _key = Encoding.UTF8.GetBytes(verificationToken);
    }

    /// <summary>Whether a signature is that of a body. Takes the same time wherever it differs.</summary>
    /// <param name="body">The bytes of the body as they were received.</param>
    /// <param name="signature">The value of the header; null and malformed values are not valid.</param>
    /// <returns>Whether the body comes from Notion.</returns>
    public bool Verify(ReadOnlySpan<byte> body, string? signature)
    {
        Span<byte> given = stackalloc byte[HMACSHA256.HashSizeInBytes];
        if (signature is null
            || signature.Length != Prefix.Length + (2 * given.Length)
            || !signature.StartsWith(Prefix, StringComparison.Ordinal)
            || Convert.FromHexString(signature.AsSpan(Prefix.Length), given, out _, out int written) != System.Buffers.OperationStatus.Done
            || written != given.Length)
        {
            return false;
        }

        Span<byte> expected = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(_key, body, expected);
        return CryptographicOperations.FixedTimeEquals(expected, given);
    }

    /// <summary>Signs a body, for tests of handlers.</summary>
    /// <param name="body">The bytes of the body.</param>
    /// <returns>The value of the header.</returns>
    public string Sign(ReadOnlySpan<byte> body)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(_key, body, hash);
        return Prefix + Convert.ToHexStringLower(hash);
    }

    /// <summary>Verifies and parses a delivery.</summary>
    /// <param name="body">The bytes of the body as they were received.</param>
    /// <param name="signature">The value of the header.</param>
    /// <param name="notification">The event; one of an unknown type is an <see cref="UnknownWebhookEvent"/>.</param>
    /// <returns>Whether the signature is valid and the body is an event.</returns>
    public bool TryParse(ReadOnlySpan<byte> body, string? signature, [NotNullWhen(true)] out WebhookEvent? notification)
    {
        notification = null;
        return Verify(body, signature) && TryParse(body, out notification);
    }

    /// <summary>Parses the body of a delivery without checking its signature.</summary>
    /// <param name="body">The bytes of the body.</param>
    /// <param name="notification">The event; one of an unknown type is an <see cref="UnknownWebhookEvent"/>.</param>
    /// <returns>Whether the body is an event.</returns>
    public static bool TryParse(ReadOnlySpan<byte> body, [NotNullWhen(true)] out WebhookEvent? notification)
    {
        notification = null;
        try
        {
            var reader = new Utf8JsonReader(body);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
                return false;
            notification = WebhookEvent.Read(ref reader);
            return !reader.Read() && notification is not UnknownWebhookEvent { Type.Length: 0 };
        }
        catch (Exception e) when (IsBadInput(e))
        {
            notification = null;
            return false;
        }
    }

    /// <summary>Reads the verification token from the request that Notion sends when a subscription is created.</summary>
    /// <param name="body">The bytes of the body.</param>
    /// <param name="verificationToken">The token: show it to the operator, who enters it in Notion, and keep it as the key.</param>
    /// <returns>Whether the body is such a request.</returns>
    public static bool TryReadVerificationToken(ReadOnlySpan<byte> body, [NotNullWhen(true)] out string? verificationToken)
    {
        verificationToken = null;
        try
        {
            var reader = new Utf8JsonReader(body);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
                return false;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                bool isToken = reader.ValueTextEquals("verification_token"u8);
                reader.Read();
                if (isToken && reader.TokenType == JsonTokenType.String)
                    verificationToken = reader.GetString();
                else
                    reader.Skip();
            }
        }
        catch (Exception e) when (IsBadInput(e))
        {
            verificationToken = null;
        }

        return !string.IsNullOrEmpty(verificationToken);
    }

    // A text that is not UTF-8 is an InvalidOperationException of the reader.
    private static bool IsBadInput(Exception e) => e is JsonException or InvalidOperationException or FormatException or ArgumentException or OverflowException;
}
