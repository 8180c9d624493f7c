namespace Notion.Refit.Resilience.Tests.Limiting;

public sealed class RequestBudgetTests
{
    private static readonly TimeSpan s_window = TimeSpan.FromSeconds(60);

    private TimeSpan _now = TimeSpan.FromSeconds(1000);
    private double _random;

    [Test]
    public void Holds_nothing_back_until_the_first_rejection()
    {
        RequestBudget budget = Adaptive();

        Assert.That(Burst(budget, 5000), Is.EqualTo(5000));
        Assert.That(budget.Limit, Is.Null);
    }

    [Test]
    public void Pauses_for_as_long_as_Notion_asks()
    {
        RequestBudget budget = Adaptive();
        Reject(budget, Admit(budget), retryAfter: 30);

        Assert.Multiple(() =>
        {
            Assert.That(budget.PausedFor(_now), Is.EqualTo(TimeSpan.FromSeconds(30)));
            Assert.That(budget.TryAdmit(_now, queued: false).RetryAt, Is.EqualTo(_now + TimeSpan.FromSeconds(30)));
            Assert.That(budget.TryAdmit(_now + TimeSpan.FromSeconds(29.9), queued: true).IsAdmitted, Is.False);
            Assert.That(budget.TryAdmit(_now + TimeSpan.FromSeconds(30), queued: true).IsAdmitted, Is.True);
        });
    }

    [Test]
    public void Spreads_the_ends_of_pauses_over_half_a_second([Values(0, 0.25, 0.999)] double random)
    {
        _random = random;
        RequestBudget budget = Adaptive();
        Reject(budget, Admit(budget), retryAfter: 10);

        Assert.That(budget.PausedFor(_now).TotalSeconds, Is.EqualTo(10 + (random / 2)).Within(1e-6));
    }

    [Test]
    public void A_shorter_wait_does_not_shorten_the_pause()
    {
        RequestBudget budget = Adaptive();
        Permit first = Admit(budget), second = Admit(budget);
        Reject(budget, first, retryAfter: 30);
        Reject(budget, second, retryAfter: 5);

        Assert.That(budget.PausedFor(_now), Is.EqualTo(TimeSpan.FromSeconds(30)));
    }

    [Test]
    public void Without_a_time_pauses_grow_from_one_second_to_the_window()
    {
        RequestBudget budget = Adaptive();
        List<double> pauses = [];
        for (int i = 0; i < 9; i++)
        {
            Reject(budget, Admit(budget), retryAfter: null);
            pauses.Add(budget.PausedFor(_now).TotalSeconds);
            _now += budget.PausedFor(_now);
        }

        Assert.That(pauses, Is.EqualTo([1, 2, 4, 8, 16, 32, 60, 60, 60]));
    }

    [Test]
    public void Rejections_of_one_burst_are_one_pause()
    {
        RequestBudget budget = Adaptive();
        List<Permit> burst = [.. Enumerable.Range(0, 50).Select(_ => Admit(budget))];
        foreach (Permit permit in burst)
            Reject(budget, permit, retryAfter: null);

        Assert.That(budget.PausedFor(_now), Is.EqualTo(TimeSpan.FromSeconds(1)));
    }

    [Test]
    public void Pauses_are_short_again_after_a_quiet_window()
    {
        RequestBudget budget = Adaptive();
        for (int i = 0; i < 5; i++)
        {
            Reject(budget, Admit(budget), retryAfter: null);
            _now += budget.PausedFor(_now);
        }

        _now += s_window + TimeSpan.FromSeconds(1);
        Reject(budget, Admit(budget), retryAfter: null);

        Assert.That(budget.PausedFor(_now), Is.EqualTo(TimeSpan.FromSeconds(1)));
    }

    [TestCase(180)]
    [TestCase(600)]
    [TestCase(5)]
    [TestCase(1)]
    public void Learns_the_budget_from_a_burst(int serverBudget)
    {
        RequestBudget budget = Adaptive();
        List<Permit> burst = [.. Enumerable.Range(0, serverBudget + 40).Select(_ => Admit(budget))];
        _now += TimeSpan.FromSeconds(2);
        foreach (Permit permit in burst.Skip(serverBudget))
            Reject(budget, permit, retryAfter: 58);
        EndPause(budget);

        Assert.That(budget.Limit, Is.EqualTo(serverBudget));
        Assert.That(budget.Window, Is.EqualTo(s_window));
    }

    [Test]
    public void Learns_only_from_what_was_sent_in_the_window_of_the_rejection()
    {
        RequestBudget budget = Adaptive();
        Burst(budget, 100);
        _now += TimeSpan.FromSeconds(40);
        Burst(budget, 300);

        // The window ends in 30 seconds: it began 30 seconds ago, after the first burst.
        Reject(budget, Admit(budget), retryAfter: 30);
        EndPause(budget);

        Assert.That(budget.Limit, Is.EqualTo(300));
    }

    [TestCase(0, 20)]
    [TestCase(0, 60)]
    [TestCase(3, 20)]
    [TestCase(100, 20)]
    public void A_budget_that_others_have_used_up_teaches_nothing(int accepted, int retryAfter)
    {
        RequestBudget budget = Adaptive();
        Burst(budget, accepted);
        Reject(budget, Admit(budget), retryAfter);
        EndPause(budget);

        Assert.That(budget.Limit, Is.Null);
        Assert.That(Burst(budget, 5000), Is.EqualTo(5000));
    }

    [Test]
    public void A_budget_that_others_use_up_again_and_again_is_shared_in_the_end()
    {
        RequestBudget budget = Adaptive();
        Burst(budget, 30);
        Reject(budget, Admit(budget), retryAfter: 20);
        EndPause(budget);
        Assert.That(budget.Limit, Is.Null);

        Burst(budget, 28);
        _now += TimeSpan.FromSeconds(10);
        Reject(budget, Admit(budget), retryAfter: 50);
        EndPause(budget);

        Assert.That(budget.Limit, Is.InRange(28, 29));
        Assert.That(budget.Window, Is.EqualTo(s_window));
    }

    [Test]
    public void A_known_budget_is_kept_when_others_use_it_once()
    {
        RequestBudget budget = Learned(180, out TimeSpan reset);
        _now = reset + TimeSpan.FromHours(1);
        Burst(budget, 20);
        Reject(budget, Admit(budget), retryAfter: 25);
        EndPause(budget);

        Assert.That(budget.Limit, Is.EqualTo(180));
    }

    // The window is a whole one when it lasts about as long as is known; a shorter one lasts a second at least.
    [TestCase(58, 60)]
    [TestCase(54.1, 60)]
    [TestCase(54, 54)]
    [TestCase(20, 20)]
    [TestCase(0.5, 1)]
    public void The_length_of_a_window_is_that_of_its_first_request_to_its_end(double seconds, double expected)
    {
        RequestBudget budget = Adaptive();
        Burst(budget, 200);
        budget.Reject(_now, Admit(budget), new Rejection(TimeSpan.FromSeconds(seconds), IsConnectionLimit: true));
        EndPause(budget);

        Assert.That((budget.Limit, budget.Window), Is.EqualTo((200, TimeSpan.FromSeconds(expected))));
    }

    // A fortieth of the window is what rounded seconds and the time under way may amount to.
    [TestCase(61.5, 10)]
    [TestCase(61.6, null)]
    [TestCase(58.5, 10)]
    [TestCase(58.4, null)]
    public void A_window_was_observed_from_its_start_when_its_end_is_a_window_after_the_first_request(double seconds, int? learned)
    {
        RequestBudget budget = Adaptive();
        Burst(budget, 10);
        Permit refused = Admit(budget);
        _now += TimeSpan.FromSeconds(2);
        budget.Reject(_now, refused, new Rejection(TimeSpan.FromSeconds(seconds - 2), IsConnectionLimit: true));
        EndPause(budget);

        Assert.That(budget.Limit, Is.EqualTo(learned));
    }

    [TestCase(16.5, true)]
    [TestCase(16.6, false)]
    public void A_wait_that_is_longer_than_the_window_by_more_than_a_rounded_second_shows_a_longer_one(double seconds, bool isKept)
    {
        RequestBudget budget = Adaptive();
        Burst(budget, 200);
        Reject(budget, Admit(budget), retryAfter: 15);
        EndPause(budget);
        Assert.That(budget.Window, Is.EqualTo(TimeSpan.FromSeconds(15)));
        budget.Reject(_now, Admit(budget), new Rejection(TimeSpan.FromSeconds(seconds), IsConnectionLimit: true));
        EndPause(budget);

        Assert.That(budget.Window, Is.EqualTo(TimeSpan.FromSeconds(isKept ? 15 : 60)));
    }

    [Test]
    public void A_window_that_proves_longer_is_learned_anew()
    {
        // The first request came late in the window of somebody else, so the window looked short.
        RequestBudget budget = Adaptive();
        Burst(budget, 200);
        Reject(budget, Admit(budget), retryAfter: 15);
        EndPause(budget);
        Assert.That(budget.Window, Is.EqualTo(TimeSpan.FromSeconds(15)));
        Burst(budget, 20);
        _now += TimeSpan.FromSeconds(5);
        Burst(budget, 160);
        Reject(budget, Admit(budget), retryAfter: 55);
        EndPause(budget);
        Assert.That(budget.Limit, Is.Null);

        Burst(budget, 179);
        Reject(budget, Admit(budget), retryAfter: 60);
        EndPause(budget);
        Assert.That(budget.Limit, Is.EqualTo(180));
        Assert.That(budget.Window, Is.EqualTo(s_window));
    }

    [TestCase(20, 2)]
    [TestCase(5, 1)]
    [TestCase(100, 10)]
    public void Learns_shorter_windows_too(int serverBudget, int seconds)
    {
        RequestBudget budget = Adaptive();
        var server = new WindowedServer(serverBudget, TimeSpan.FromSeconds(seconds));
        Saturate(budget, server, windows: 5);

        Assert.That(server.Accepted, Is.GreaterThan(serverBudget * (300 / seconds) * 0.4));
        Assert.That(server.Refused, Is.LessThan(0.1 * server.Accepted));
    }

    [Test]
    public void Learns_nothing_from_other_limits_than_that_of_the_connection()
    {
        RequestBudget budget = Adaptive();
        Burst(budget, 10);
        budget.Reject(_now, Admit(budget), new Rejection(TimeSpan.FromSeconds(20), IsConnectionLimit: false));
        Assert.That(budget.Limit, Is.Null);
        Assert.That(budget.PausedFor(_now), Is.EqualTo(TimeSpan.FromSeconds(20)));

        _now += TimeSpan.FromSeconds(20);
        Reject(budget, Admit(budget), retryAfter: 300);
        Assert.That(budget.Limit, Is.Null, "no window is that long");
    }

    [Test]
    public void After_the_pause_the_whole_budget_is_there_and_no_more()
    {
        RequestBudget budget = Learned(20, out TimeSpan reset);
        _now = reset;

        Assert.That(Burst(budget, 100), Is.EqualTo(20));
        Assert.That(budget.TryAdmit(_now, queued: false).RetryAt, Is.InRange(reset + s_window, reset + s_window + TimeSpan.FromSeconds(1)));
    }

    [Test]
    public void A_late_rejection_of_the_last_window_teaches_nothing()
    {
        RequestBudget budget = Adaptive();
        List<Permit> burst = [.. Enumerable.Range(0, 22).Select(_ => Admit(budget))];
        Reject(budget, burst[20], retryAfter: 60);
        _now += TimeSpan.FromSeconds(60);
        Permit fresh = Admit(budget);
        Reject(budget, burst[21], retryAfter: 1);
        EndPause(budget);

        Assert.Multiple(() =>
        {
            Assert.That(budget.Limit, Is.EqualTo(21));
            Assert.That(fresh.Era, Is.Not.EqualTo(burst[21].Era));
            Assert.That(_now.TotalSeconds, Is.EqualTo(1061), "but it pauses");
        });
    }

    [Test]
    public void What_waited_goes_out_one_by_one()
    {
        RequestBudget budget = Learned(180, out TimeSpan reset);
        budget.TryAdmit(_now, queued: false);
        _now = reset;
        List<TimeSpan> times = Drain(budget, 20);

        // Four times the rate in the long run: 180 in 15 seconds.
        Assert.That(Gaps(times), Is.All.EqualTo(TimeSpan.FromSeconds(60 / 180d / 4)).Within(TimeSpan.FromMilliseconds(1)));
    }

    [Test]
    public void What_waited_for_an_unknown_budget_goes_out_twenty_a_second()
    {
        RequestBudget budget = Adaptive();
        budget.Reject(_now, Admit(budget), new Rejection(TimeSpan.FromSeconds(5), IsConnectionLimit: false));
        _now += TimeSpan.FromSeconds(5);

        Assert.That(Gaps(Drain(budget, 10)), Is.All.EqualTo(TimeSpan.FromMilliseconds(50)));
    }

    [Test]
    public void What_did_not_wait_is_not_spaced()
    {
        RequestBudget budget = Learned(180, out TimeSpan reset);
        _now = reset;

        Assert.That(Burst(budget, 100), Is.EqualTo(100));
    }

    [Test]
    public void Once_nothing_waits_any_more_spacing_ends()
    {
        RequestBudget budget = Learned(180, out TimeSpan reset);
        _now = reset;
        Drain(budget, 3);
        budget.QueueEmptied(_now);

        Assert.That(budget.TryAdmit(_now, queued: true).IsAdmitted, Is.True);
        Assert.That(budget.TryAdmit(_now, queued: true).IsAdmitted, Is.True);
    }

    [Test]
    public void Never_sends_more_than_a_fixed_budget_in_any_window([Values(1, 7, 180)] int limit, [Values(1, 2, 3)] int seed)
    {
        var random = new Random(seed);
        var budget = new RequestBudget(Settings(limit), static () => 0);
        Queue<TimeSpan> window = new();
        int most = 0;
        for (int i = 0; i < 20_000; i++)
        {
            _now += TimeSpan.FromMilliseconds(random.Next(0, 60_000 / limit));
            if (!budget.TryAdmit(_now, queued: false).IsAdmitted)
                continue;
            window.Enqueue(_now);
            while (window.Peek() < _now - s_window)
                window.Dequeue();
            most = Math.Max(most, window.Count);
        }

        Assert.That(most, Is.EqualTo(limit));
    }

    [Test]
    public void Uses_nearly_all_of_a_fixed_budget()
    {
        var budget = new RequestBudget(Settings(180), static () => 0);
        TimeSpan start = _now;
        List<TimeSpan> times = Drain(budget, 1800);

        Assert.That((times[^1] - start).TotalMinutes, Is.LessThan(10));
    }

    [Test]
    public void A_fixed_budget_stays_and_pauses_all_the_same()
    {
        var budget = new RequestBudget(Settings(50), static () => 0);
        Reject(budget, Admit(budget), retryAfter: 10);
        _now += TimeSpan.FromSeconds(10);

        Assert.That(budget.Limit, Is.EqualTo(50));
        Drain(budget, 300);
        Assert.That(budget.Limit, Is.EqualTo(50));
    }

    [Test]
    public void A_try_for_more_waits_for_a_whole_window_and_for_need()
    {
        RequestBudget budget = Learned(180, out TimeSpan reset);
        _now = reset;
        Burst(budget, 180);
        Assert.That(budget.Limit, Is.EqualTo(180));
        _now = reset + TimeSpan.FromSeconds(59);
        Assert.That(budget.TryAdmit(_now, queued: false).IsAdmitted, Is.False);

        // A quiet hour: nothing was needed, so nothing is tried.
        _now += TimeSpan.FromHours(1);
        Burst(budget, 180);
        Assert.That(budget.Limit, Is.EqualTo(180));

        Assert.That(budget.TryAdmit(_now, queued: false).IsAdmitted, Is.True);
        Assert.That(budget.Limit, Is.EqualTo(202));
    }

    [TestCase(180, 600, 8)]
    [TestCase(3, 180, 10)]
    [TestCase(60, 600, 10)]
    public void Finds_a_larger_budget_again(int learned, int serverBudget, int windows)
    {
        RequestBudget budget = Learned(learned, out TimeSpan reset);
        _now = reset;
        var server = new WindowedServer(serverBudget, s_window);
        Saturate(budget, server, windows);

        Assert.That(budget.Limit, Is.GreaterThanOrEqualTo(serverBudget));
    }

    [TestCase(180)]
    [TestCase(600)]
    [TestCase(10)]
    public void Rejections_are_rare_under_full_load(int serverBudget)
    {
        RequestBudget budget = Adaptive();
        var server = new WindowedServer(serverBudget, s_window);
        Saturate(budget, server, windows: 120);

        Assert.Multiple(() =>
        {
            Assert.That(server.Refused, Is.LessThan(12), "in two hours");
            Assert.That(server.Accepted, Is.GreaterThan(serverBudget * 120 * 0.9));
        });
    }

    [Test]
    public void The_window_after_the_first_rejection_has_none()
    {
        RequestBudget budget = Adaptive();
        var server = new WindowedServer(20, s_window);
        Saturate(budget, server, windows: 2);

        Assert.That(server.Refused, Is.EqualTo(1));
    }

    [Test]
    public void Tries_for_more_become_rare_when_they_fail()
    {
        RequestBudget budget = Adaptive();
        var server = new WindowedServer(50, s_window);
        Saturate(budget, server, windows: 60);
        int firstHour = server.Refused;
        Saturate(budget, server, windows: 60);

        Assert.That(server.Refused - firstHour, Is.LessThan(firstHour));
    }

    [Test]
    public void A_budget_that_is_assumed_holds_in_the_first_window_without_a_rejection()
    {
        RequestBudget budget = Assumed();
        var server = new WindowedServer(180, s_window);
        Saturate(budget, server, windows: 1);

        Assert.Multiple(() =>
        {
            Assert.That(server.Refused, Is.Zero);
            Assert.That(server.Accepted, Is.EqualTo(180));
        });
    }

    [TestCase(180, 1)]
    [TestCase(240, 4)]
    [TestCase(600, 8)]
    [TestCase(2400, 12)]
    public void A_larger_budget_than_the_assumed_one_is_found(int serverBudget, int windows)
    {
        RequestBudget budget = Assumed();
        var server = new WindowedServer(serverBudget, s_window);
        Saturate(budget, server, windows);
        int accepted = server.Accepted;
        Saturate(budget, server, windows: 10);

        Assert.Multiple(() =>
        {
            Assert.That(server.Accepted - accepted, Is.GreaterThan(0.9 * 10 * serverBudget));
            Assert.That(server.Refused, Is.LessThan(6));
        });
    }

    [TestCase(20)]
    [TestCase(150)]
    public void A_smaller_budget_than_the_assumed_one_is_learned(int serverBudget)
    {
        RequestBudget budget = Assumed();
        var server = new WindowedServer(serverBudget, s_window);
        Saturate(budget, server, windows: 5);

        Assert.Multiple(() =>
        {
            Assert.That(budget.Limit, Is.EqualTo(serverBudget));
            Assert.That(server.Refused, Is.LessThan(5));
        });
    }

    [Test]
    public void A_budget_that_is_assumed_is_assumed_again_when_the_window_proves_longer()
    {
        RequestBudget budget = Assumed();
        Burst(budget, 180);
        _now += 2 * s_window;
        Burst(budget, 200);
        Reject(budget, Admit(budget), retryAfter: 15);
        EndPause(budget);
        Assert.That(budget.Window, Is.EqualTo(TimeSpan.FromSeconds(15)));
        Reject(budget, Admit(budget), retryAfter: 55);
        EndPause(budget);

        Assert.Multiple(() =>
        {
            Assert.That(budget.Limit, Is.EqualTo(180));
            Assert.That(budget.Window, Is.EqualTo(s_window));
        });

        // All over again: nothing is tried before a window is over, and only then.
        Burst(budget, 179);
        Assert.That(budget.IsTrying(_now), Is.False);
        _now += s_window - TimeSpan.FromSeconds(1);
        Assert.That(budget.TryAdmit(_now, queued: false).IsAdmitted, Is.False);
        _now += TimeSpan.FromSeconds(1);
        Admit(budget);
        Assert.That(budget.IsTrying(_now), Is.True);
    }

    [Test]
    public void What_a_try_has_proven_is_known_in_the_next_one()
    {
        RequestBudget budget = Assumed();
        foreach (int limit in (int[])[180, 202, 246])
        {
            Burst(budget, 300);
            Assert.That(budget.Limit, Is.EqualTo(limit));
            _now += s_window;
        }

        _now += TimeSpan.FromSeconds(1);
        Burst(budget, 201);
        Assert.That(budget.IsTrying(_now), Is.False);
        Admit(budget);
        Assert.That(budget.IsTrying(_now), Is.True);
    }

    [Test]
    public void Only_what_goes_beyond_what_is_known_is_a_try()
    {
        RequestBudget budget = Assumed();
        Burst(budget, 180);
        Assert.That(budget.IsTrying(_now), Is.False, "all of it is known");
        _now += s_window;
        Admit(budget);
        Assert.That((budget.Limit, budget.IsTrying(_now)), Is.EqualTo((202, true)));

        _now += TimeSpan.FromSeconds(1);
        Burst(budget, 178);
        Assert.That(budget.IsTrying(_now), Is.False, "179 are known");
        Admit(budget);
        Assert.That(budget.IsTrying(_now), Is.True, "the next one is the 181st");
        Assert.That(Adaptive().IsTrying(_now), Is.False);
    }

    [Test]
    public void A_budget_is_ample_until_half_of_it_is_used()
    {
        var budget = new RequestBudget(Settings(@fixed: 10), () => _random);
        Burst(budget, 4);
        Assert.That(budget.IsAmple(_now), Is.True);
        Admit(budget);
        Assert.That(budget.IsAmple(_now), Is.False);
        Assert.That(Adaptive().IsAmple(_now), Is.True, "without a limit");
    }

    [Test]
    public void Tries_that_wait_are_sent_at_half_the_usual_pace()
    {
        RequestBudget budget = Assumed();
        Burst(budget, 181);
        _now += s_window;
        Assert.That(budget.TryAdmit(_now, queued: true).IsAdmitted, Is.True);
        TimeSpan usual = TimeSpan.FromTicks(s_window.Ticks / (4 * 202));

        Assert.That(budget.TryAdmit(_now, queued: true).RetryAt - _now, Is.EqualTo(2 * usual));
    }

    private RequestBudget Assumed() => new(Settings(@fixed: null) with { ProbeLimit = TimeSpan.FromMinutes(2), Assumed = 180 }, () => _random);

    private RequestBudget Adaptive() => new(Settings(@fixed: null), () => _random);

    private static RequestBudgetSettings Settings(int? @fixed) => new(s_window, @fixed, MaxPause: TimeSpan.FromHours(1));

    private RequestBudget Learned(int limit, out TimeSpan reset)
    {
        RequestBudget budget = Adaptive();
        Burst(budget, limit);
        Reject(budget, Admit(budget), retryAfter: 60);
        reset = _now + s_window;
        return budget;
    }

    private Permit Admit(RequestBudget budget)
    {
        Admission admission = budget.TryAdmit(_now, queued: false);
        Assert.That(admission.IsAdmitted, Is.True);
        return admission.Permit;
    }

    private void Reject(RequestBudget budget, Permit permit, int? retryAfter) =>
        budget.Reject(_now, permit, new Rejection(retryAfter is { } seconds ? TimeSpan.FromSeconds(seconds) : null, IsConnectionLimit: true));

    private int Burst(RequestBudget budget, int tries) => Enumerable.Range(0, tries).Count(_ => budget.TryAdmit(_now, queued: false).IsAdmitted);

    // Moves to the end of the pause, and sends something then.
    private void EndPause(RequestBudget budget)
    {
        _now += budget.PausedFor(_now);
        Assert.That(budget.TryAdmit(_now, queued: false).IsAdmitted, Is.True);
    }

    // A queue that is never empty.
    private List<TimeSpan> Drain(RequestBudget budget, int count)
    {
        List<TimeSpan> times = [];
        while (times.Count < count)
        {
            Admission admission = budget.TryAdmit(_now, queued: true);
            if (admission.IsAdmitted)
                times.Add(_now);
            else
                MoveTo(admission.RetryAt);
        }

        return times;
    }

    private void Saturate(RequestBudget budget, WindowedServer server, int windows)
    {
        TimeSpan end = _now + (windows * s_window);
        while (_now < end)
        {
            Admission admission = budget.TryAdmit(_now, queued: true);
            if (!admission.IsAdmitted)
                MoveTo(admission.RetryAt);
            else if (server.Refuses(_now) is { } retryAfter)
                budget.Reject(_now, admission.Permit, new Rejection(retryAfter, IsConnectionLimit: true));
        }
    }

    private void MoveTo(TimeSpan time)
    {
        Assert.That(time, Is.GreaterThan(_now), "a wait must end later");
        _now = time;
    }

    private static IEnumerable<TimeSpan> Gaps(List<TimeSpan> times) => times.Zip(times.Skip(1), static (first, second) => second - first);

    /// <summary>Counts by windows that begin with the first request after the last one, as Notion does.</summary>
    private sealed class WindowedServer(int budget, TimeSpan window)
    {
        private TimeSpan _begin = TimeSpan.MinValue;
        private int _count;

        public int Refused { get; private set; }

        public int Accepted { get; private set; }

        public TimeSpan? Refuses(TimeSpan now)
        {
            if (_begin == TimeSpan.MinValue || now >= _begin + window)
            {
                _begin = now;
                _count = 0;
            }

            if (_count < budget)
            {
                _count++;
                Accepted++;
                return null;
            }

            // Whole seconds, as in the header.
            Refused++;
            return TimeSpan.FromSeconds(Math.Ceiling((_begin + window - now).TotalSeconds));
        }
    }
}
