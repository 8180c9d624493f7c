using System.Text.Json;

namespace Notion.Refit.Http;

/// <summary>A body does not fit its model. Never leaves the library: it becomes a <see cref="NotionResponseException"/>.</summary>
/// <param name="message">What does not fit.</param>
/// <param name="position">The position, in bytes from the start.</param>
/// <param name="path">Where, as a path; null where the text is no JSON at all.</param>
/// <param name="cause">What the reader said.</param>
internal sealed class JsonBodyException(string message, int position, string? path, Exception cause) : JsonException(message, cause)
{
    /// <summary>The position, in bytes from the start.</summary>
    public int Position => position;

    /// <summary>The position, as a path such as <c>$.results[3].id</c>; null where the text is not JSON.</summary>
    public string? JsonPath => path;

    public static JsonBodyException At(ReadOnlySpan<byte> json, long token, long consumed, Exception cause)
    {
        // With a line number it comes from the reader, which has not passed the position; without one, from the model, which is at it.
        bool isBroken = cause is JsonException { LineNumber: not null };
        string? path = LooksLikeJson(json) ? Http.JsonPath.Find(json, isBroken ? long.MaxValue : token) : null;
        string message = cause.Message;

        // System.Text.Json appends its own place, which counts lines.
        int place = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        if (place > 0)
            message = message[..place];
        return new(message, (int)Math.Max(token, consumed), path, cause);
    }

    private static bool LooksLikeJson(ReadOnlySpan<byte> body)
    {
        body = body.TrimStart(" \t\r\n"u8);
        return !body.IsEmpty && body[0] is (byte)'{' or (byte)'[';
    }
}
