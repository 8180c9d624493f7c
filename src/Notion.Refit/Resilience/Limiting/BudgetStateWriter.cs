using System.Buffers;

namespace Notion.Refit.Resilience;

/// <summary>Writes the state of a budget: numbers of variable length, small ones in one byte.</summary>
internal sealed class BudgetStateWriter
{
    private readonly ArrayBufferWriter<byte> _bytes = new(initialCapacity: 256);

    /// <summary>Writes a number.</summary>
    public void Write(long value)
    {
        // The sign is the lowest bit, so that small negative numbers are short, too.
        ulong bits = (ulong)((value << 1) ^ (value >> 63));
        for (; bits >= 0x80; bits >>= 7)
            WriteByte((byte)(bits | 0x80));
        WriteByte((byte)bits);
    }

    /// <summary>Writes a time.</summary>
    public void Write(TimeSpan value) => Write(value.Ticks);

    /// <summary>Writes a truth value.</summary>
    public void Write(bool value) => WriteByte(value ? (byte)2 : (byte)0);

    /// <summary>Returns what was written.</summary>
    public byte[] ToArray() => _bytes.WrittenSpan.ToArray();

    private void WriteByte(byte value)
    {
        _bytes.GetSpan(1)[0] = value;
        _bytes.Advance(1);
    }
}
