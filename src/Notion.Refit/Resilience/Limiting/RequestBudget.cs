namespace Notion.Refit.Resilience;

/// <summary>The budget of one token: what it may send, and when, as far as that is known.</summary>
/// <remarks>
/// <para>A state machine without clock, lock and timer: the caller passes the time and holds a lock.</para>
/// <para>Three rules. While paused, nothing is sent. In any window, no more is sent than the budget. Requests that had to wait are sent one
/// by one, at most four times as fast as the budget allows in the long run.</para>
/// <para>The budget is learned from a window that ended with a rejection: what was sent in it and not refused. Others may use the token
/// too, so one rejection proves little: the window must have been observed from its start, or have held as much as Notion gives to
/// every connection. Otherwise the next window, whose start is known, decides.</para>
/// <para>When the budget is used up for whole windows without a rejection, more is tried. If that fails, the next try comes later.</para>
/// </remarks>
/// <param name="settings">The settings.</param>
/// <param name="random">Returns random numbers from 0 (inclusive) to 1 (exclusive).</param>
internal sealed partial class RequestBudget(RequestBudgetSettings settings, Func<double> random) : ITokenBudget
{
    /// <summary>The number of requests in a window that every connection has at least: less was found only because others use the token too.</summary>
    public const int SmallestPublished = 180;

    // The most windows between two tries for more.
    private const int LongestRest = 32;

    private static readonly TimeSpan s_shortestSpacing = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan s_longestSpacing = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan s_unknownSpacing = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan s_mostJitter = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan s_firstBackoff = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_shortestWindow = TimeSpan.FromSeconds(1);

    // The budget and its use.
    private SendLog _log = new(settings.Window);
    private TimeSpan _window = settings.Window;
    private int? _limit = settings.Fixed ?? settings.Assumed;
    private int _era;

    // The first request since the log was empty, and whether a window of Notion had just started.
    private TimeSpan _first;
    private bool _isFirstOfWindow;
    private bool _windowBegins;

    // The pause.
    private TimeSpan _pausedUntil;
    private TimeSpan _pauseBegan;
    private TimeSpan _jitter;
    private TimeSpan _lastRejection;
    private int _pausesWithoutTime;

    // After a pause that was shorter than the response had asked for, one request finds out whether the limit still holds.
    private bool _isProbeDue;
    private bool _isProbing;
    private int _probes;
    private TimeSpan _probeEnds;

    // Requests that waited are sent one by one.
    private bool _isSpaced;
    private TimeSpan _nextRelease;

    // The window that has ended with a rejection.
    private EndedWindow? _ended;

    // Trying for more.
    private int _learned = settings.Fixed ?? settings.Assumed ?? 0;
    private int _step;
    private int _rest = 1;
    private TimeSpan _tryAt;

    /// <summary>The time of an admission that depends on the outcome of the probe, not on the clock.</summary>
    public static TimeSpan WhenProbed => TimeSpan.MaxValue;

    /// <summary>The number of requests in a window; null while it is not known.</summary>
    public int? Limit => _limit;

    /// <summary>The length of the window.</summary>
    public TimeSpan Window => _window;

    // Times to wait are rounded to seconds, and some time has passed since they were measured.
    private TimeSpan Slack => TimeSpan.FromTicks(Math.Min(settings.Window.Ticks / 40, _window.Ticks / 4));

    private bool IsAdaptive => settings.Fixed is null;

    private TimeSpan Spacing =>
        _limit is not { } limit ? s_unknownSpacing
        : TimeSpan.FromTicks(Math.Clamp(_window.Ticks / (4L * limit), s_shortestSpacing.Ticks, s_longestSpacing.Ticks));

    // Several processes try for more together: the rejection of one must reach the others before too many of them try. Slower than the budget in the long run,
    // a try would never succeed.
    private TimeSpan TrySpacing => 2 * Spacing;

    /// <summary>Whether more is being tried than was learned, and all that was learned is used.</summary>
    public bool IsTrying(TimeSpan now) => _limit > _learned && _log.Count(now) >= _learned;

    /// <summary>Whether less than half of the budget is used.</summary>
    public bool IsAmple(TimeSpan now) => _limit is not { } limit || 2L * _log.Count(now) < limit;

    /// <summary>Tries to get a permit.</summary>
    /// <param name="now">The time.</param>
    /// <param name="queued">Whether the request had to wait, or is sent again: such requests are sent one by one.</param>
    /// <param name="ahead">How much later the request may be sent. It counts as sent then.</param>
    public Admission TryAdmit(TimeSpan now, bool queued, TimeSpan ahead = default)
    {
        if (now < _pausedUntil)
            return Refuse(_pausedUntil);
        if (_isProbing && !IsProbeLost(now))
            return Refuse(settings.ProbeLimit is null ? WhenProbed : _probeEnds);
        if (_ended is not null)
            BeginWindow(now, _ended);
        if (queued && _isSpaced && now < _nextRelease)
            return Refuse(_nextRelease);

        int used = _log.Count(now);
        if (used >= _limit && !TryRaise(now))
        {
            TimeSpan expiry = _log.NextExpiry(now);
            return Refuse(IsAdaptive && _tryAt < expiry ? _tryAt : expiry);
        }

        if (used == 0)
        {
            _first = now;
            _isFirstOfWindow = _windowBegins && now - _pausedUntil < _window;
            _windowBegins = false;
            if (_tryAt == default)
                _tryAt = now + _window;
        }

        _log.Add(now + ahead);
        _nextRelease = now + (settings.ProbeLimit is not null && IsTrying(now) ? TrySpacing : Spacing);
        return new Admission(true, new Permit(now, _era, TakeProbe(now), ahead), now);
    }

    /// <summary>Ends the probe, if the permit is that of the probe.</summary>
    /// <param name="permit">The permit of a request that has ended without a rejection.</param>
    /// <param name="isAnswered">Whether a response came. Without one the next request is the probe.</param>
    /// <returns>Whether it was the probe, so that others may be admitted now.</returns>
    public bool Settle(Permit permit, bool isAnswered)
    {
        if (!_isProbing || permit.Probe != _probes)
            return false;
        _isProbing = false;
        _isProbeDue |= !isAnswered;
        return true;
    }

    /// <summary>Records that Notion refused a request.</summary>
    /// <param name="now">The time.</param>
    /// <param name="permit">The permit of the request.</param>
    /// <param name="rejection">The refusal.</param>
    public void Reject(TimeSpan now, Permit permit, Rejection rejection)
    {
        // A request that was refused has not used the budget. One from before the window is not in the log any more.
        Settle(permit, isAnswered: true);
        bool isCounted = permit.Era == _era;
        if (isCounted)
            _log.Remove(permit.CountedAt);

        TimeSpan wait = rejection.RetryAfter ?? BackOff(now, permit);
        if (IsAdaptive && isCounted && rejection is { IsConnectionLimit: true, RetryAfter: not null } && wait <= settings.Window)
            Observe(now, reset: now + wait);
        Pause(now, wait);
        _lastRejection = now;
    }

    /// <summary>Takes back a permit that was not used.</summary>
    public void Return(Permit permit)
    {
        Settle(permit, isAnswered: false);
        if (permit.Era != _era)
            return;
        _log.Remove(permit.CountedAt);
        if (_ended is { } ended)
            CountAccepted(ended);
    }

    /// <summary>Records that no request waits any more.</summary>
    public void QueueEmptied(TimeSpan now) => _isSpaced = now < _pausedUntil;

    Admission ITokenBudget.TryAdmit(TimeSpan now, bool queued, int waiting) => TryAdmit(now, queued);

    void ITokenBudget.Close()
    {
    }

    /// <summary>Returns the remaining pause.</summary>
    public TimeSpan PausedFor(TimeSpan now) => now < _pausedUntil ? _pausedUntil - now : TimeSpan.Zero;

    private Admission Refuse(TimeSpan until)
    {
        _isSpaced = true;
        return new Admission(false, default, until);
    }

    // Requests that were in flight when the pause started may be refused, too. They belong to the same pause.
    private void Pause(TimeSpan now, TimeSpan wait)
    {
        if (now >= _pausedUntil)
        {
            _pauseBegan = now;

            // Other machines got the same time.
            _jitter = s_mostJitter * random();
        }

        if (wait > settings.MaxPause)
        {
            wait = settings.MaxPause;
            _isProbeDue = true;
        }

        TimeSpan until = now + wait + _jitter;
        if (until > _pausedUntil)
            _pausedUntil = until;
        _isSpaced = true;
    }

    private int TakeProbe(TimeSpan now)
    {
        if (!_isProbeDue)
            return 0;
        _isProbeDue = false;
        _isProbing = true;
        _probeEnds = now + (settings.ProbeLimit ?? TimeSpan.Zero);
        return ++_probes;
    }

    // The process that sent it may have ended.
    private bool IsProbeLost(TimeSpan now)
    {
        if (settings.ProbeLimit is null || now < _probeEnds)
            return false;
        _isProbeDue = true;
        return true;
    }

    private TimeSpan BackOff(TimeSpan now, Permit permit)
    {
        if (now - _lastRejection > settings.Window)
            _pausesWithoutTime = 0;
        bool isNewPause = _pausesWithoutTime == 0 || permit.At > _pauseBegan;
        if (isNewPause)
            _pausesWithoutTime = Math.Min(_pausesWithoutTime + 1, 7);
        TimeSpan wait = s_firstBackoff * (1 << (_pausesWithoutTime - 1));
        return wait < settings.Window ? wait : settings.Window;
    }

    // Each further rejection of the same window corrects the count: requests in flight at the first one were counted as sent.
    private void Observe(TimeSpan now, TimeSpan reset)
    {
        _ended ??= EndedWindowAt(now, reset);
        CountAccepted(_ended);
    }

    // Better to count a request too many than to forget the first burst.
    private void CountAccepted(EndedWindow ended)
    {
        TimeSpan since = ended.Began - Slack;
        ended.Accepted = _log.CountSince(since > TimeSpan.Zero ? since : TimeSpan.Zero);
    }

    private EndedWindow EndedWindowAt(TimeSpan now, TimeSpan reset)
    {
        TimeSpan longest = reset - _window;

        // From its start: it followed a window whose end was known, or the first request here has opened it.
        bool isWhole = _isFirstOfWindow ? longest <= _first + Slack : (longest - _first).Duration() <= Slack;
        TimeSpan began = _first > longest ? _first : longest;
        TimeSpan length = reset - began;
        length = length > _window * 0.9 ? _window : length > s_shortestWindow ? length : s_shortestWindow;
        return new EndedWindow(began, length, isWhole, isLongerThanKnown: reset - now > _window + Slack);
    }

    // The pause that ended the window is over: the new one is empty.
    private void BeginWindow(TimeSpan now, EndedWindow ended)
    {
        bool wasTrying = _limit > _learned;
        _ended = null;
        _windowBegins = true;
        _era++;

        if (ended.IsLongerThanKnown)
            Forget();
        else if (ended.Accepted >= (ended.IsWhole ? 1 : SmallestPublished))
            Learn(now, ended.Accepted, ended.Length, wasTrying);
        else if (wasTrying)
            Learn(now, Math.Max(ended.Accepted, _learned), _window, wasTrying);
        else
            _log.Clear();
    }

    private void Learn(TimeSpan now, int limit, TimeSpan window, bool wasTrying)
    {
        if (wasTrying)
            _rest = limit > _learned + 1 + (_learned / 20) ? 1 : Math.Min(_rest * 2, LongestRest);
        _limit = _learned = limit;
        _window = window;
        _log = new SendLog(window);
        _step = 0;
        _tryAt = now + (_rest * window);
    }

    private void Forget()
    {
        _limit = settings.Assumed;
        _learned = settings.Assumed ?? 0;
        _window = settings.Window;
        _log = new SendLog(_window);
        _tryAt = default;
    }

    private bool TryRaise(TimeSpan now)
    {
        if (!IsAdaptive || _limit is not { } limit || now < _tryAt)
            return false;

        // The last try has succeeded for a whole window, so that much is known now: the next step is twice as large.
        if (_step > 0)
            _learned = limit;
        _step = limit < SmallestPublished ? limit
            : _step == 0 ? limit / 8
            : _step * 2;
        _limit = limit + _step;
        _tryAt = now + _window;
        return true;
    }

    /// <summary>A window that has ended with a rejection.</summary>
    private sealed class EndedWindow(TimeSpan began, TimeSpan length, bool isWhole, bool isLongerThanKnown)
    {
        public TimeSpan Began => began;

        public TimeSpan Length => length;

        public bool IsWhole => isWhole;

        public bool IsLongerThanKnown => isLongerThanKnown;

        public int Accepted { get; set; }

        public EndedWindow ChangeClock(TimeSpan later) => new(Began + later, Length, IsWhole, IsLongerThanKnown) { Accepted = Accepted };

        public void Write(BudgetStateWriter writer)
        {
            writer.Write(began);
            writer.Write(length);
            writer.Write(isWhole);
            writer.Write(isLongerThanKnown);
            writer.Write(Accepted);
        }

        public static EndedWindow Read(ref BudgetStateReader reader) =>
            new(reader.ReadTime(), new TimeSpan(reader.ReadInRange(1, TimeSpan.TicksPerDay)), reader.ReadFlag(), reader.ReadFlag()) { Accepted = reader.ReadCount() };
    }
}
