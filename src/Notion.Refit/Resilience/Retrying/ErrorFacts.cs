using System.Text.Json;
using Notion.Refit.Http;
using Notion.Refit.Json;

namespace Notion.Refit.Resilience;

/// <summary>The parts of an error body that the retry decision needs. A body that is not an error of Notion yields an empty value.</summary>
internal readonly record struct ErrorFacts
{
    /// <summary>The error code.</summary>
    public string? Code { get; private init; }

    /// <summary>The limit that was reached.</summary>
    public string? RateLimitReason { get; private init; }

    /// <summary>The time to wait, as text.</summary>
    public string? RetryAfter { get; private init; }

    /// <summary>Whether the body names something that was carried out, or advises against a repeat.</summary>
    public bool IsCommitted { get; private init; }

    /// <summary>Reads a body. A truncated body is read as far as it goes.</summary>
    public static ErrorFacts Read(ReadOnlySpan<byte> body)
    {
        var facts = new ErrorFacts();
        var reader = new Utf8JsonReader(JsonBody.WithoutByteOrderMark(body));
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
                return facts;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                bool isCode = reader.ValueTextEquals("code"u8);
                bool isData = reader.ValueTextEquals("additional_data"u8);
                reader.Read();
                if (isCode)
                    facts = facts with { Code = Text(ref reader) };
                else if (isData && reader.TokenType == JsonTokenType.StartObject)
                    ReadData(ref reader, ref facts);
                else
                    reader.Skip();
            }
        }
        catch (JsonException)
        {
            // Not JSON, or truncated.
        }

        return facts;
    }

    private static void ReadData(ref Utf8JsonReader reader, ref ErrorFacts facts)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("rate_limit_reason"u8))
            {
                reader.Read();
                facts = facts with { RateLimitReason = Text(ref reader) };
            }
            else if (reader.ValueTextEquals("retry_after"u8))
            {
                reader.Read();
                facts = facts with { RetryAfter = Text(ref reader) };
            }
            else if (reader.ValueTextEquals("committed_resource_id"u8) || reader.ValueTextEquals("committed_child_ids"u8) || reader.ValueTextEquals("retry_guidance"u8))
            {
                reader.Read();
                facts = facts with { IsCommitted = facts.IsCommitted | SaysSomething(ref reader) };
            }
            else
            {
                reader.Read();
                reader.Skip();
            }
        }
    }

    private static string? Text(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return LenientText.Decode(ref reader);
            case JsonTokenType.Number:
                return System.Text.Encoding.UTF8.GetString(reader.ValueSpan);
            default:
                reader.Skip();
                return null;
        }
    }

    // Null, an empty string and an empty list name nothing.
    private static bool SaysSomething(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
            return Text(ref reader) is { Length: > 0 };
        bool found = false;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            found = true;
            reader.Skip();
        }

        return found;
    }
}
