using System.Text.Json;
using System.Text.Unicode;

namespace Notion.Refit.Emulator.Protocol.Messages;

/// <summary>Finds invalid Unicode in JSON: the parser accepts it, and reading it throws.</summary>
internal static class TextCheck
{
    /// <summary>Whether all names and texts of a body can be read.</summary>
    /// <param name="json">JSON that was parsed before.</param>
    /// <param name="maxDepth">How deep it may be.</param>
    public static bool IsReadable(ReadOnlySpan<byte> json, int maxDepth)
    {
        if (!Utf8.IsValid(json))
            return false;

        // Escapes may contain half of a surrogate pair.
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = maxDepth });
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueIsEscaped)
                    reader.GetString();
            }
        }
        catch (InvalidOperationException)
        {
            return false;
        }

        return true;
    }
}
