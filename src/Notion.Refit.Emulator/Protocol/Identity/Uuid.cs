using System.Diagnostics.CodeAnalysis;

namespace Notion.Refit.Emulator.Protocol.Identity;

/// <summary>The ids the API accepts: 32 hexadecimal digits, with dashes at their places or without any.</summary>
internal static class Uuid
{
    /// <summary>Reads an id; digits that say no known version or variant make it invalid, except in the one of all zeros.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Guid id)
    {
        id = default;
        if (text is null || text.Length is not (32 or 36) || !Guid.TryParseExact(text, text.Length == 36 ? "D" : "N", out id))
            return false;
        return id == Guid.Empty || (id.Version is >= 1 and <= 8 && (id.Variant & 0xc) == 0x8);
    }
}
