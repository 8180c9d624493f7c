using System.Text;
using System.Text.Json;
using Notion.Refit.Json;

namespace Notion.Refit.Http;

/// <summary>The error that a body describes, for the retry decision, logs and exceptions alike. A body that is not an error of Notion yields an empty value.</summary>
internal readonly ref struct ErrorEnvelope
{
    private readonly ReadOnlySpan<byte> _data;

    private ErrorEnvelope(Builder builder, bool isComplete)
    {
        Code = builder.Code ?? builder.Error;
        Message = builder.Message ?? builder.Description ?? Code;
        RequestId = builder.RequestId;
        RateLimitReason = builder.RateLimitReason;
        RetryAfter = builder.RetryAfter;
        IsCommitted = builder.IsCommitted;
        IsComplete = isComplete;
        _data = builder.Data;
    }

    /// <summary>The error code; for an error in OAuth's own words (<c>{ "error": "invalid_grant", … }</c>), that error.</summary>
    public string? Code { get; }

    /// <summary>The message; the description of an error in OAuth's own words; the code where there is neither.</summary>
    public string? Message { get; }

    /// <summary>The id that Notion has assigned to the request.</summary>
    public string? RequestId { get; }

    /// <summary>The limit that was reached.</summary>
    public string? RateLimitReason { get; }

    /// <summary>The time to wait, as text.</summary>
    public string? RetryAfter { get; }

    /// <summary>Whether the body names something that was carried out, or advises against a repeat.</summary>
    public bool IsCommitted { get; }

    /// <summary>Whether the body was read to its end and is one JSON object.</summary>
    public bool IsComplete { get; }

    /// <summary>Reads a body. A truncated body is read as far as it goes.</summary>
    public static ErrorEnvelope Read(ReadOnlySpan<byte> body)
    {
        body = JsonBody.WithoutByteOrderMark(body);
        var builder = default(Builder);
        var reader = new Utf8JsonReader(body);
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
                return default;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
                ReadMember(body, ref reader, ref builder);

            // Fails where something follows.
            return new ErrorEnvelope(builder, isComplete: !reader.Read());
        }
        catch (JsonException)
        {
            // The page of a proxy, or truncated: what was read counts.
            return new ErrorEnvelope(builder, isComplete: false);
        }
    }

    /// <summary>Copies the additional data of a complete body, by name.</summary>
    public Dictionary<string, JsonElement> AdditionalData()
    {
        var data = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        if (!_data.IsEmpty)
        {
            foreach (JsonProperty item in JsonElement.Parse(_data).EnumerateObject())
                data[LenientText.NameOf(item)] = item.Value;
        }

        return data;
    }

    private static void ReadMember(ReadOnlySpan<byte> body, ref Utf8JsonReader reader, ref Builder builder)
    {
        if (reader.ValueTextEquals("code"u8))
            builder.Code = ReadText(ref reader);
        else if (reader.ValueTextEquals("error"u8))
            builder.Error = ReadText(ref reader);
        else if (reader.ValueTextEquals("message"u8))
            builder.Message = ReadText(ref reader);
        else if (reader.ValueTextEquals("error_description"u8))
            builder.Description = ReadText(ref reader);
        else if (reader.ValueTextEquals("request_id"u8))
            builder.RequestId = ReadText(ref reader);
        else if (reader.ValueTextEquals("additional_data"u8))
            ReadData(body, ref reader, ref builder);
        else
            reader.Skip();
    }

    private static void ReadData(ReadOnlySpan<byte> body, ref Utf8JsonReader reader, ref Builder builder)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return;
        }

        int start = (int)reader.TokenStartIndex;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("rate_limit_reason"u8))
                builder.RateLimitReason = ReadText(ref reader);
            else if (reader.ValueTextEquals("retry_after"u8))
                builder.RetryAfter = ReadTextOrNumber(ref reader);
            else if (reader.ValueTextEquals("committed_resource_id"u8) || reader.ValueTextEquals("committed_child_ids"u8) || reader.ValueTextEquals("retry_guidance"u8))
                builder.IsCommitted |= NamesSomething(ref reader);
            else
                reader.Skip();
        }

        builder.Data = body[start..(int)reader.BytesConsumed];
    }

    private static string? ReadText(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.String)
            return LenientText.Decode(ref reader);
        reader.Skip();
        return null;
    }

    private static string? ReadTextOrNumber(ref Utf8JsonReader reader)
    {
        Utf8JsonReader ahead = reader;
        return ahead.Read() && ahead.TokenType == JsonTokenType.Number && reader.Read() ? Encoding.UTF8.GetString(reader.ValueSpan) : ReadText(ref reader);
    }

    // Null, an empty string and an empty list name nothing.
    private static bool NamesSomething(ref Utf8JsonReader reader)
    {
        Utf8JsonReader ahead = reader;
        if (!ahead.Read() || ahead.TokenType != JsonTokenType.StartArray)
            return ReadTextOrNumber(ref reader) is { Length: > 0 };
        reader.Read();
        bool found = false;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            found = true;
            reader.Skip();
        }

        return found;
    }

    private ref struct Builder
    {
        public string? Code;
        public string? Error;
        public string? Message;
        public string? Description;
        public string? RequestId;
        public string? RateLimitReason;
        public string? RetryAfter;
        public bool IsCommitted;
        public ReadOnlySpan<byte> Data;
    }
}
