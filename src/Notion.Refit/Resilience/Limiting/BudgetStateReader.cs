namespace Notion.Refit.Resilience;

/// <summary>Reads the state of a budget.</summary>
/// <param name="bytes">The state.</param>
internal ref struct BudgetStateReader(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private int _position;

    /// <summary>Whether everything was read.</summary>
    public readonly bool IsAtEnd => _position == _bytes.Length;

    /// <summary>Reads a number.</summary>
    /// <exception cref="FormatException">There is none.</exception>
    public long Read()
    {
        ulong bits = 0;
        for (int shift = 0; shift < 70; shift += 7)
        {
            if (_position >= _bytes.Length)
                break;
            byte next = _bytes[_position++];
            bits |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
                return (long)(bits >> 1) ^ -(long)(bits & 1);
        }

        throw new FormatException("The state of the rate limit is cut off.");
    }

    /// <summary>Reads a number of a range, both ends included.</summary>
    /// <exception cref="FormatException">There is none.</exception>
    public long ReadInRange(long smallest, long largest)
    {
        long value = Read();
        return value >= smallest && value <= largest ? value : throw new FormatException($"The state of the rate limit has {value} in the place of a number from {smallest} to {largest}.");
    }

    /// <summary>Reads a number that is not negative.</summary>
    /// <exception cref="FormatException">There is none.</exception>
    public int ReadCount() => (int)ReadInRange(0, int.MaxValue);

    /// <summary>Reads a time that is not negative.</summary>
    /// <exception cref="FormatException">There is none.</exception>
    public TimeSpan ReadTime() => new(ReadInRange(0, TimeSpan.MaxValue.Ticks));

    /// <summary>Reads a truth value.</summary>
    /// <exception cref="FormatException">There is none.</exception>
    public bool ReadFlag() => ReadInRange(0, 1) == 1;
}
