using System.Buffers.Text;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Notion.Refit.Authentication;
using Notion.Refit.Http;

namespace Notion.Refit.Telemetry;

/// <summary>The secrets that a response may repeat: what the request carried, and what else its client holds.</summary>
/// <remarks>
/// Gateways and proxies show on their error pages what they were sent, and an error of OAuth may quote a refresh token. Nothing of that reaches a
/// log, a span or an exception.
/// </remarks>
internal readonly struct RequestSecrets
{
    /// <summary>The length to which a header is cut. Ids are shorter; a longer value is not what it says.</summary>
    public const int LongestHeader = 200;

    private readonly List<byte[]>? _secrets;

    private RequestSecrets(List<byte[]> secrets) => _secrets = secrets;

    /// <summary>Collects the secrets of a request as it was sent.</summary>
    public static RequestSecrets Of(HttpRequestMessage? request)
    {
        var secrets = new List<byte[]>();
        if (request?.Headers.Authorization is { } authorization)
        {
            AddHeader(secrets, authorization);
            if (authorization is ProvidedAuthorization provided)
                AddHeld(secrets, provided.Options);
        }

        if (request?.Content is { } content && RequestPath.Of(request)?.Contains("/oauth/", StringComparison.Ordinal) == true)
            AddBody(secrets, content);
        return new RequestSecrets(secrets);
    }

    /// <summary>Replaces the secrets in a body by stars, as many as there were bytes, so that positions in the body stay the same.</summary>
    /// <returns>The masked body; null when it holds no secret.</returns>
    public byte[]? Mask(ReadOnlySpan<byte> body)
    {
        byte[]? masked = null;
        foreach (byte[] secret in _secrets ?? [])
            SecretText.Mask(body, secret, ref masked);
        return masked;
    }

    /// <summary>Replaces the secrets in a text by stars.</summary>
    public string Mask(string text) => Mask(Encoding.UTF8.GetBytes(text)) is { } masked ? Encoding.UTF8.GetString(masked) : text;

    /// <summary>Returns the first value of a header in one line, without secrets; null when there is none.</summary>
    public string? Header(HttpResponseMessage response, string name) =>
        ResponseHeader.First(response, name) is { } value ? LogText.SingleLine(Mask(value), LongestHeader) : null;

    private static void AddHeader(List<byte[]> secrets, AuthenticationHeaderValue authorization)
    {
        if (authorization.Parameter is not { } parameter)
            return;

        // Without its padding, which a proxy may leave out.
        Add(secrets, parameter.TrimEnd('='));
        if (!string.Equals(authorization.Scheme, "Basic", StringComparison.OrdinalIgnoreCase) || !Base64.IsValid(parameter))
            return;

        // Of the pair of client id and secret, only the second one is a secret.
        byte[] pair = Convert.FromBase64String(parameter);
        int colon = pair.AsSpan().IndexOf((byte)':');
        if (colon >= 0)
            Add(secrets, pair[(colon + 1)..]);
    }

    private static void AddHeld(List<byte[]> secrets, NotionOptions options)
    {
        Add(secrets, options.Token);
        Add(secrets, options.ClientSecret);
        if (options is { ClientId: { } id, ClientSecret: { } secret })
            Add(secrets, Convert.ToBase64String(Encoding.UTF8.GetBytes($"{id}:{secret}")).TrimEnd('='));
    }

    private static void AddBody(List<byte[]> secrets, HttpContent content)
    {
        try
        {
            using Stream? stream = content is PooledContent ? null : content.ReadAsStream();
            ReadOnlyMemory<byte> body = content is PooledContent pooled ? pooled.Bytes : ((MemoryStream)stream!).ToArray();
            var reader = new Utf8JsonReader(body.Span);
            while (reader.Read())
            {
                bool isSecret = reader.TokenType == JsonTokenType.PropertyName && IsSecret(ref reader);
                if (isSecret && reader.Read() && reader.TokenType == JsonTokenType.String)
                    Add(secrets, Json.LenientText.Decode(ref reader));
            }
        }
        catch (Exception e) when (e is JsonException or ObjectDisposedException or InvalidOperationException or NotSupportedException or InvalidCastException or IOException)
        {
            // A body that the app has made, of another form: what was found counts.
        }
    }

    private static bool IsSecret(ref Utf8JsonReader name) =>
        name.ValueTextEquals("refresh_token"u8)
        || name.ValueTextEquals("code"u8)
        || name.ValueTextEquals("token"u8)
        || name.ValueTextEquals("access_token"u8)
        || name.ValueTextEquals("client_secret"u8);

    private static void Add(List<byte[]> secrets, string? secret)
    {
        if (secret is not null)
            Add(secrets, Encoding.UTF8.GetBytes(secret));
    }

    private static void Add(List<byte[]> secrets, byte[] secret)
    {
        if (secret.Length >= SecretText.Shortest && !secrets.Exists(known => known.AsSpan().SequenceEqual(secret)))
            secrets.Add(secret);
    }
}
