namespace Notion.Refit.Resilience;

/// <summary>Counts the requests of the last window, in slices of a sixtieth of it.</summary>
/// <remarks>
/// It errs on the safe side: a request counts until it is certainly older than a window, so up to one slice longer. Requests that will be sent
/// within the next ten slices may be counted in advance; they count at all times before, too. Times may go backwards by as much.
/// </remarks>
/// <param name="window">The length of the window.</param>
internal sealed class SendLog(TimeSpan window)
{
    private const int SlicesOfWindow = 60;
    private const int SlicesAhead = 10;

    // One slice more than the window has: the oldest one is still partly inside. Then those that were inside before the log moved ahead.
    private readonly int[] _counts = new int[SlicesOfWindow + 1 + SlicesAhead];
    private readonly long _slice = window.Ticks / SlicesOfWindow;
    private long _newest;
    private int _sum;

    /// <summary>The length of a slice.</summary>
    public TimeSpan Slice => new(_slice);

    /// <summary>The longest time by which a request may be counted in advance.</summary>
    public TimeSpan LongestAhead => new(SlicesAhead * _slice);

    /// <summary>The start of the newest slice.</summary>
    public TimeSpan Newest => new(_newest * _slice);

    /// <summary>Counts a request.</summary>
    public void Add(TimeSpan at)
    {
        MoveTo(at);
        long slice = Math.Max(at.Ticks / _slice, _newest - SlicesOfWindow);
        _counts[Index(slice)]++;
        _sum++;
    }

    /// <summary>Removes a request that did not count.</summary>
    public void Remove(TimeSpan at)
    {
        long slice = at.Ticks / _slice;
        if (slice <= _newest - _counts.Length || slice > _newest || _counts[Index(slice)] == 0)
            return;
        _counts[Index(slice)]--;
        if (slice >= _newest - SlicesOfWindow)
            _sum--;
    }

    /// <summary>Returns the number of requests in the window that ends now, and of those that are counted in advance.</summary>
    public int Count(TimeSpan now)
    {
        MoveTo(now);
        int count = _sum;
        for (long slice = Oldest(now); slice < _newest - SlicesOfWindow; slice++)
            count += _counts[Index(slice)];
        return count;
    }

    /// <summary>Returns the number of requests since a time, in whole slices.</summary>
    public int CountSince(TimeSpan since)
    {
        int count = 0;
        for (long slice = Math.Max(since.Ticks / _slice, _newest - _counts.Length + 1); slice <= _newest; slice++)
            count += slice < 0 ? 0 : _counts[Index(slice)];
        return count;
    }

    /// <summary>Returns the time at which the oldest request stops counting.</summary>
    public TimeSpan NextExpiry(TimeSpan now)
    {
        MoveTo(now);
        for (long slice = Oldest(now); slice <= _newest; slice++)
        {
            if (_counts[Index(slice)] > 0)
                return new TimeSpan((slice + SlicesOfWindow + 1) * _slice);
        }

        return now;
    }

    /// <summary>Adds the requests that another log has counted since a time.</summary>
    /// <param name="other">The other log.</param>
    /// <param name="since">The time, by the clock of the other log.</param>
    /// <param name="later">What the clock of this log shows more.</param>
    public void AddAll(SendLog other, TimeSpan since, TimeSpan later = default)
    {
        for (long slice = Math.Max(since.Ticks / other._slice, other._newest - SlicesOfWindow); slice <= other._newest; slice++)
        {
            for (int i = slice < 0 ? 0 : other._counts[other.Index(slice)]; i > 0; i--)
                Add(new TimeSpan(slice * other._slice) + later);
        }
    }

    /// <summary>Removes all requests.</summary>
    public void Clear()
    {
        Array.Clear(_counts);
        _sum = 0;
    }

    /// <summary>Writes the log.</summary>
    public void Write(BudgetStateWriter writer)
    {
        writer.Write(_newest);
        long oldest = Math.Max(0, _newest - _counts.Length + 1);
        writer.Write(_counts.Count(static count => count > 0));
        for (long slice = oldest; slice <= _newest; slice++)
        {
            if (_counts[Index(slice)] is > 0 and int count)
            {
                writer.Write(_newest - slice);
                writer.Write(count);
            }
        }
    }

    /// <summary>Reads a log.</summary>
    /// <param name="window">The length of its window.</param>
    /// <param name="reader">The reader.</param>
    public static SendLog Read(TimeSpan window, ref BudgetStateReader reader)
    {
        var log = new SendLog(window) { _newest = reader.ReadInRange(0, long.MaxValue / window.Ticks * SlicesOfWindow) };
        for (int slices = (int)reader.ReadInRange(0, log._counts.Length); slices > 0; slices--)
        {
            long age = reader.ReadInRange(0, Math.Min(log._newest, log._counts.Length - 1));
            int count = (int)reader.ReadInRange(1, int.MaxValue / log._counts.Length);
            log._counts[log.Index(log._newest - age)] = count;
            if (age <= SlicesOfWindow)
                log._sum += count;
        }

        return log;
    }

    // The oldest slice that counts at a time, of those that are kept.
    private long Oldest(TimeSpan now) => Math.Max(0, Math.Max((now.Ticks / _slice) - SlicesOfWindow, _newest - _counts.Length + 1));

    private void MoveTo(TimeSpan now)
    {
        long slice = now.Ticks / _slice;
        if (slice - _newest >= _counts.Length)
        {
            Clear();
            _newest = slice;
        }

        while (_newest < slice)
        {
            _newest++;
            if (_newest > SlicesOfWindow)
                _sum -= _counts[Index(_newest - SlicesOfWindow - 1)];
            _counts[Index(_newest)] = 0;
        }
    }

    private int Index(long slice) => (int)(slice % _counts.Length);
}
