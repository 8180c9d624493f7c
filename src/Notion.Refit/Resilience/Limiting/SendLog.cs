namespace Notion.Refit.Resilience;

/// <summary>Counts the requests of the last window, in slices of a sixtieth of it.</summary>
/// <remarks>
/// It errs on the safe side: a request counts until it is certainly older than a window, so up to one slice longer. Times must not go
/// backwards.
/// </remarks>
/// <param name="window">The length of the window.</param>
internal sealed class SendLog(TimeSpan window)
{
    private const int SlicesOfWindow = 60;

    // One slice more than the window has: the oldest one is still partly inside.
    private readonly int[] _counts = new int[SlicesOfWindow + 1];
    private readonly long _slice = window.Ticks / SlicesOfWindow;
    private long _newest;
    private int _sum;

    /// <summary>Counts a request.</summary>
    public void Add(TimeSpan now)
    {
        MoveTo(now);
        _counts[Index(_newest)]++;
        _sum++;
    }

    /// <summary>Removes a request that did not count.</summary>
    public void Remove(TimeSpan at)
    {
        long slice = at.Ticks / _slice;
        if (slice <= _newest - _counts.Length || slice > _newest || _counts[Index(slice)] == 0)
            return;
        _counts[Index(slice)]--;
        _sum--;
    }

    /// <summary>Returns the number of requests in the window that ends now.</summary>
    public int Count(TimeSpan now)
    {
        MoveTo(now);
        return _sum;
    }

    /// <summary>Returns the number of requests since a time, in whole slices.</summary>
    public int CountSince(TimeSpan since)
    {
        int count = 0;
        for (long slice = Math.Max(since.Ticks / _slice, _newest - SlicesOfWindow); slice <= _newest; slice++)
            count += slice < 0 ? 0 : _counts[Index(slice)];
        return count;
    }

    /// <summary>Returns the time at which the oldest request stops counting.</summary>
    public TimeSpan NextExpiry(TimeSpan now)
    {
        MoveTo(now);
        for (long slice = Math.Max(0, _newest - SlicesOfWindow); slice <= _newest; slice++)
        {
            if (_counts[Index(slice)] > 0)
                return new TimeSpan((slice + _counts.Length) * _slice);
        }

        return now;
    }

    /// <summary>Removes all requests.</summary>
    public void Clear()
    {
        Array.Clear(_counts);
        _sum = 0;
    }

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
            _sum -= _counts[Index(_newest)];
            _counts[Index(_newest)] = 0;
        }
    }

    private int Index(long slice) => (int)(slice % _counts.Length);
}
