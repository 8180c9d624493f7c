using System.Text.Json;

namespace Notion.Refit.AspNetCore.Authentication;

/// <summary>Reads the error code of a refused code exchange. The rest of the body may hold what was sent, and is left out.</summary>
internal static class OAuthError
{
    private const int LongestCode = 64;

    /// <summary>Returns the code in words, such as <c> (invalid_grant)</c>; empty when there is none.</summary>
    /// <param name="body">The body of the response.</param>
    public static string Describe(byte[] body)
    {
        try
        {
            using JsonDocument json = JsonDocument.Parse(body);
            return (Code(json.RootElement, "error") ?? Code(json.RootElement, "code")) is { } code ? $" ({code})" : "";
        }
        catch (JsonException)
        {
            return "";
        }
    }

    private static string? Code(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object
        && json.TryGetProperty(name, out JsonElement value)
        && value.ValueKind == JsonValueKind.String
        && value.GetString() is { Length: > 0 and <= LongestCode } text
        && text.All(static letter => char.IsAsciiLetterLower(letter) || letter == '_')
            ? text
            : null;
}
