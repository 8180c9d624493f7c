namespace Notion.Refit.Resilience;

/// <summary>Writes the state of a budget: numbers of variable length, small ones in one byte.</summary>
internal sealed class BudgetStateWriter
{
    private readonly MemoryStream _bytes = new(capacity: 256);

    /// <summary>Writes a number.</summary>
    public void Write(long value)
    {
        // The sign is the lowest bit, so that small negative numbers are short, too.
        ulong bits = (ulong)((value << 1) ^ (value >> 63));
        for (; bits >= 0x80; bits >>= 7)
            _bytes.WriteByte((byte)(bits | 0x80));
        _bytes.WriteByte((byte)bits);
    }

    /// <summary>Writes a time.</summary>
    public void Write(TimeSpan value) => Write(value.Ticks);

    /// <summary>Writes a truth value.</summary>
    public void Write(bool value) => _bytes.WriteByte(value ? (byte)2 : (byte)0);

    /// <summary>Returns what was written.</summary>
    public byte[] ToArray() => _bytes.ToArray();
}
