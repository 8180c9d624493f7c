using System.Diagnostics.CodeAnalysis;

namespace Notion.Refit.Resilience;

/// <content>The state as bytes, so that several processes can go on with it one after the other.</content>
internal sealed partial class RequestBudget
{
    // The first number of the state. Another one is the state of another version of this library.
    private const int Format = 1;

    /// <summary>The version of the state: a larger one is newer.</summary>
    public long Version { get; set; }

    /// <summary>The length of a slice of the log.</summary>
    public TimeSpan Slice => _log.Slice;

    /// <summary>The longest time by which permits may be given in advance.</summary>
    public TimeSpan LongestAhead => _log.LongestAhead;

    /// <summary>The time during which the state matters: until the pause is over and the last request counts no more.</summary>
    public TimeSpan MattersFor(TimeSpan now) => PausedFor(now) + (2 * _window);

    /// <summary>Writes the state.</summary>
    /// <param name="version">Its version.</param>
    public byte[] Save(long version)
    {
        var writer = new BudgetStateWriter();
        writer.Write(Format);
        writer.Write(version);
        writer.Write(_window);
        writer.Write(_limit is { } limit ? limit : -1L);
        writer.Write(_era);
        writer.Write(_first);
        writer.Write(_isFirstOfWindow);
        writer.Write(_windowBegins);
        writer.Write(_pausedUntil);
        writer.Write(_pauseBegan);
        writer.Write(_jitter);
        writer.Write(_lastRejection);
        writer.Write(_pausesWithoutTime);
        writer.Write(_isProbeDue);
        writer.Write(_isProbing);
        writer.Write(_probes);
        writer.Write(_probeEnds);
        writer.Write(_isSpaced);
        writer.Write(_nextRelease);
        writer.Write(_ended is not null);
        _ended?.Write(writer);
        writer.Write(_learned);
        writer.Write(_step);
        writer.Write(_rest);
        writer.Write(_tryAt);
        _log.Write(writer);
        return writer.ToArray();
    }

    /// <summary>Reads a state.</summary>
    /// <param name="state">The bytes.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="random">Returns random numbers from 0 (inclusive) to 1 (exclusive).</param>
    /// <param name="now">The time. A state that is later than it can be at this time was written by another clock, and is not used.</param>
    /// <param name="budget">The budget; null when the bytes are not its state.</param>
    public static bool TryLoad(ReadOnlySpan<byte> state, RequestBudgetSettings settings, Func<double> random, TimeSpan now, [NotNullWhen(true)] out RequestBudget? budget)
    {
        budget = null;
        if (state.IsEmpty)
            return false;
        var loaded = new RequestBudget(settings, random);
        try
        {
            if (!loaded.Load(new BudgetStateReader(state)))
                return false;
        }
        catch (FormatException)
        {
            return false;
        }

        bool isOfThisClock = loaded._log.Newest <= now + loaded._log.LongestAhead && loaded._pausedUntil <= now + settings.MaxPause + s_mostJitter + loaded._log.LongestAhead;
        budget = isOfThisClock ? loaded : null;
        return isOfThisClock;
    }

    /// <summary>Adds what another budget has seen since a time at which both were the same.</summary>
    public void Absorb(RequestBudget other, TimeSpan since)
    {
        _log.AddAll(other._log, since);
        if (other._pausedUntil > _pausedUntil)
        {
            _pausedUntil = other._pausedUntil;
            _isSpaced = true;
        }
    }

    /// <summary>Changes to another clock: what was counted and paused by the earlier one goes on.</summary>
    /// <param name="later">What the new clock shows more.</param>
    public void ChangeClock(TimeSpan later)
    {
        _first = Changed(_first);
        _pausedUntil = Changed(_pausedUntil);
        _pauseBegan = Changed(_pauseBegan);
        _lastRejection = Changed(_lastRejection);
        _probeEnds = Changed(_probeEnds);
        _nextRelease = Changed(_nextRelease);
        _tryAt = Changed(_tryAt);
        _ended = _ended?.ChangeClock(later);
        SendLog counted = _log;
        _log = new SendLog(_window);
        _log.AddAll(counted, since: TimeSpan.Zero, later);

        // Requests in flight have times of the earlier clock: they stay counted.
        _era++;

        // A time that was never set stays unset.
        TimeSpan Changed(TimeSpan time) => time == TimeSpan.Zero || time + later < TimeSpan.Zero ? TimeSpan.Zero : time + later;
    }

    private bool Load(BudgetStateReader reader)
    {
        if (reader.Read() != Format)
            return false;
        Version = reader.ReadInRange(0, long.MaxValue - 1);
        _window = new TimeSpan(reader.ReadInRange(TimeSpan.TicksPerMillisecond, TimeSpan.TicksPerDay));
        _limit = reader.ReadInRange(-1, int.MaxValue) is >= 0 and long limit ? (int)limit : null;
        _era = reader.ReadCount();
        _first = reader.ReadTime();
        _isFirstOfWindow = reader.ReadFlag();
        _windowBegins = reader.ReadFlag();
        _pausedUntil = reader.ReadTime();
        _pauseBegan = reader.ReadTime();
        _jitter = reader.ReadTime();
        _lastRejection = reader.ReadTime();
        _pausesWithoutTime = (int)reader.ReadInRange(0, 7);
        _isProbeDue = reader.ReadFlag();
        _isProbing = reader.ReadFlag();
        _probes = reader.ReadCount();
        _probeEnds = reader.ReadTime();
        _isSpaced = reader.ReadFlag();
        _nextRelease = reader.ReadTime();
        _ended = reader.ReadFlag() ? EndedWindow.Read(ref reader) : null;
        _learned = reader.ReadCount();
        _step = reader.ReadCount();
        _rest = reader.ReadCount();
        _tryAt = reader.ReadTime();
        _log = SendLog.Read(_window, ref reader);
        return reader.IsAtEnd;
    }
}
