using System.Text;

namespace Notion.Refit.Json;

/// <summary>Gives one string instance for names that come again and again: kinds, colours, property names.</summary>
/// <remarks>
/// One table a thread, so there is nothing to lock, and a fixed number of places, so that it cannot grow: a name that meets a taken
/// place takes it over.
/// </remarks>
internal static class NameTable
{
    private const int Places = 512;
    private const int LongestName = 48;

    [ThreadStatic]
    private static string?[]? t_names;

    public static string Get(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty)
            return "";
        if (utf8.Length > LongestName)
            return Encoding.UTF8.GetString(utf8);

        string?[] names = t_names ??= new string?[Places];
        ref string? place = ref names[Hash(utf8) & (Places - 1)];
        string? name = place;

        // Text that is not ASCII never equals here and is simply decoded.
        if (name is not null && Ascii.Equals(utf8, name))
            return name;
        return place = Encoding.UTF8.GetString(utf8);
    }

    private static uint Hash(ReadOnlySpan<byte> utf8)
    {
        uint hash = 2166136261;
        foreach (byte b in utf8)
            hash = (hash ^ b) * 16777619;
        return hash ^ (hash >> 15);
    }
}
