using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;

namespace Notion.Refit.Json;

/// <summary>Returns one string instance for names that repeat: kinds, colours, property names.</summary>
/// <remarks>
/// One table a thread, so there is nothing to lock, and a fixed number of places, so that it cannot grow: a name that meets a taken
/// place takes it over.
/// </remarks>
internal static class NameTable
{
    private const int Places = 512;
    private const int LongestName = 48;

    // Up to here the two ends are the whole name.
    private const int LongestOfEnds = 2 * sizeof(ulong);

    [ThreadStatic]
    private static Place[]? t_places;

    public static string Get(ReadOnlySpan<byte> utf8) => Get(utf8, out _);

    /// <param name="utf8">The name.</param>
    /// <param name="hash">The same for the same name; 24 bits.</param>
    public static string Get(ReadOnlySpan<byte> utf8, out uint hash)
    {
        hash = 0;
        if (utf8.IsEmpty)
            return "";

        (ulong head, ulong tail) = Ends(utf8);
        hash = Hash(head, tail, utf8.Length);
        if (utf8.Length > LongestName)
            return Encoding.UTF8.GetString(utf8);

        ref Place place = ref (t_places ??= new Place[Places])[hash & (Places - 1)];

        // Longer text that is not ASCII never equals here and is simply decoded.
        if (place.Head != head || place.Tail != tail || place.Length != utf8.Length || (utf8.Length > LongestOfEnds && !Ascii.Equals(utf8, place.Name)))
            place = new(head, tail, utf8.Length, Encoding.UTF8.GetString(utf8));
        return place.Name;
    }

    private static (ulong Head, ulong Tail) Ends(ReadOnlySpan<byte> utf8) => utf8.Length switch
    {
        >= sizeof(ulong) => (BinaryPrimitives.ReadUInt64LittleEndian(utf8), BinaryPrimitives.ReadUInt64LittleEndian(utf8[^sizeof(ulong)..])),
        >= sizeof(uint) => (BinaryPrimitives.ReadUInt32LittleEndian(utf8), BinaryPrimitives.ReadUInt32LittleEndian(utf8[^sizeof(uint)..])),
        _ => (utf8[0], ((ulong)utf8[utf8.Length / 2] << 8) | utf8[^1]),
    };

    // Names are distinguished by their ends and length, so long names take as long as short ones.
    private static uint Hash(ulong head, ulong tail, int length)
    {
        ulong hash = (head ^ BitOperations.RotateLeft(tail, 23) ^ (ulong)length) * 0x9E3779B97F4A7C15;
        return (uint)(hash >> 40);
    }

    // The distinguishing values are beside the name: the string itself is not read, and need not be in the processor's cache.
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Place(ulong Head, ulong Tail, int Length, string Name);
}
