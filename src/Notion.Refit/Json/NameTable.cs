using System.Buffers.Binary;
using System.Numerics;
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

    // Of the beginning, the end and the length: names are told apart by them, and it takes as long for long names as for short ones.
    private static uint Hash(ReadOnlySpan<byte> utf8)
    {
        ulong head, tail;
        if (utf8.Length >= sizeof(ulong))
        {
            head = BinaryPrimitives.ReadUInt64LittleEndian(utf8);
            tail = BinaryPrimitives.ReadUInt64LittleEndian(utf8[^sizeof(ulong)..]);
        }
        else if (utf8.Length >= sizeof(uint))
        {
            head = BinaryPrimitives.ReadUInt32LittleEndian(utf8);
            tail = BinaryPrimitives.ReadUInt32LittleEndian(utf8[^sizeof(uint)..]);
        }
        else
        {
            head = utf8[0];
            tail = ((ulong)utf8[utf8.Length / 2] << 8) | utf8[^1];
        }

        ulong hash = (head ^ BitOperations.RotateLeft(tail, 23) ^ (ulong)utf8.Length) * 0x9E3779B97F4A7C15;
        return (uint)(hash >> 40);
    }
}
