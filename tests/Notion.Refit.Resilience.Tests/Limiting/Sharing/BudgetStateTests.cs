using System.Reflection;

namespace Notion.Refit.Resilience.Tests.Limiting.Sharing;

public sealed class BudgetStateTests
{
    private static readonly RequestBudgetSettings s_settings = new(TimeSpan.FromSeconds(60), Fixed: null, TimeSpan.FromMinutes(10), ProbeLimit: TimeSpan.FromMinutes(2));

    private TimeSpan _now = TimeSpan.FromDays(20_000);

    [Test]
    public void A_budget_goes_on_from_its_bytes_as_if_it_were_the_same([Range(1, 20)] int seed)
    {
        var random = new Random(seed);
        var kept = new RequestBudget(s_settings, static () => 0.5);
        RequestBudget moved = Reload(kept);
        List<Permit> permits = [];
        for (int i = 0; i < 600; i++)
        {
            _now += TimeSpan.FromMilliseconds(random.Next(0, 1500));
            bool queued = random.Next(2) == 0;
            TimeSpan ahead = TimeSpan.FromSeconds(random.Next(0, 3));
            Admission admission = kept.TryAdmit(_now, queued, ahead);
            Assert.That(moved.TryAdmit(_now, queued, ahead), Is.EqualTo(admission));
            if (admission.IsAdmitted)
                permits.Add(admission.Permit);
            if (permits.Count > 0 && random.Next(4) == 0)
            {
                Permit permit = permits[random.Next(permits.Count)];
                permits.Remove(permit);
                Action<RequestBudget> change = random.Next(6) switch
                {
                    0 => Rejecting(permit, new Rejection(TimeSpan.FromSeconds(random.Next(1, 60)), IsConnectionLimit: true)),
                    1 => Rejecting(permit, new Rejection(null, IsConnectionLimit: false)),
                    2 => Rejecting(permit, new Rejection(TimeSpan.FromMinutes(random.Next(1, 30)), IsConnectionLimit: false)),
                    3 => budget => budget.Return(permit),
                    4 => budget => budget.QueueEmptied(_now),
                    _ => budget => budget.Settle(permit, isAnswered: true),
                };
                change(kept);
                change(moved);
            }

            moved = Reload(moved);
            Assert.That(moved.Limit, Is.EqualTo(kept.Limit));
            Assert.That(moved.PausedFor(_now), Is.EqualTo(kept.PausedFor(_now)));
        }
    }

    [Test]
    public void No_field_of_the_state_is_left_out()
    {
        RequestBudget budget = Used();
        RequestBudget moved = Reload(budget);

        Assert.Multiple(() =>
        {
            foreach (FieldInfo field in typeof(RequestBudget).GetFields(BindingFlags.Instance | BindingFlags.NonPublic).Where(static field => field.FieldType.IsValueType))
                Assert.That(field.GetValue(moved), Is.EqualTo(field.GetValue(budget)), field.Name);
        });
    }

    [Test]
    public void A_state_is_small()
    {
        RequestBudget budget = Used();
        for (int i = 0; i < 60; i++)
        {
            _now += TimeSpan.FromSeconds(1);
            budget.TryAdmit(_now, queued: false);
        }

        Assert.That(budget.Save(version: 1_000_000), Has.Length.LessThan(400));
    }

    [Test]
    public void Bytes_that_are_no_state_are_not_used()
    {
        byte[] state = Used().Save(1);
        Assert.Multiple(() =>
        {
            for (int length = 0; length < state.Length; length++)
                Assert.That(TryLoad(state.AsSpan(0, length)), Is.False, $"{length} of {state.Length} bytes");
            Assert.That(TryLoad([.. state, 0]), Is.False, "more bytes");
            Assert.That(TryLoad([4, .. state[1..]]), Is.False, "another format");
            Assert.That(TryLoad("something else"u8), Is.False);
            var random = new Random(1);
            for (int i = 0; i < 2000; i++)
            {
                byte[] damaged = [.. state];
                damaged[random.Next(damaged.Length)] ^= (byte)(1 << random.Next(8));
                Assert.That(() => TryLoad(damaged), Throws.Nothing);
            }
        });
    }

    [Test]
    public void A_state_of_a_clock_that_was_ahead_is_not_used()
    {
        byte[] state = Used().Save(1);

        Assert.Multiple(() =>
        {
            Assert.That(RequestBudget.TryLoad(state, s_settings, static () => 0, _now - TimeSpan.FromSeconds(5), out _), Is.True);
            Assert.That(RequestBudget.TryLoad(state, s_settings, static () => 0, _now - TimeSpan.FromMinutes(20), out _), Is.False);
        });
    }

    [Test]
    public void A_state_with_the_longest_pause_is_used_by_a_clock_that_is_behind_by_what_is_booked_ahead()
    {
        var budget = new RequestBudget(s_settings, static () => 0.999);
        budget.Reject(_now, budget.TryAdmit(_now, queued: false).Permit, new Rejection(s_settings.MaxPause, IsConnectionLimit: false));

        Assert.That(RequestBudget.TryLoad(budget.Save(1), s_settings, static () => 0, _now - budget.LongestAhead, out _), Is.True);
    }

    [Test]
    public void A_state_matters_for_its_pause_and_two_windows()
    {
        var budget = new RequestBudget(s_settings, static () => 0);
        budget.Reject(_now, budget.TryAdmit(_now, queued: false).Permit, new Rejection(TimeSpan.FromSeconds(30), IsConnectionLimit: false));

        Assert.That(budget.MattersFor(_now), Is.EqualTo(TimeSpan.FromSeconds(150)));
    }

    [TestCase(10, 20)]
    [TestCase(20, 10)]
    public void The_longer_pause_counts_when_the_others_are_back(int alone, int shared)
    {
        RequestBudget first = Paused(shared);

        first.Absorb(Paused(alone), since: _now);

        Assert.That(first.PausedFor(_now), Is.EqualTo(TimeSpan.FromSeconds(20)));
        _now += TimeSpan.FromSeconds(20);
        Assert.That(first.TryAdmit(_now, queued: true).IsAdmitted, Is.True);
        Assert.That(first.TryAdmit(_now, queued: true).IsAdmitted, Is.False, "what waits for the end of a pause is sent one by one");
    }

    [Test]
    public void A_pause_of_the_one_that_was_alone_is_one_of_all()
    {
        var first = new RequestBudget(s_settings, static () => 0);

        first.Absorb(Paused(10), since: _now);

        Assert.That(first.PausedFor(_now), Is.EqualTo(TimeSpan.FromSeconds(10)));
        _now += TimeSpan.FromSeconds(10);
        Assert.That(first.TryAdmit(_now, queued: true).IsAdmitted, Is.True);
        Assert.That(first.TryAdmit(_now, queued: true).IsAdmitted, Is.False);
    }

    [Test]
    public void Without_a_pause_nothing_is_spaced_when_the_others_are_back()
    {
        var first = new RequestBudget(s_settings, static () => 0);

        first.Absorb(new RequestBudget(s_settings, static () => 0), since: _now);

        Assert.That(first.TryAdmit(_now, queued: true).IsAdmitted, Is.True);
        Assert.That(first.TryAdmit(_now, queued: true).IsAdmitted, Is.True);
    }

    [Test]
    public void A_permit_that_was_not_used_is_not_part_of_what_Notion_accepted()
    {
        var budget = new RequestBudget(s_settings, static () => 0);
        Permit[] sent = [.. Enumerable.Range(0, 180).Select(_ => budget.TryAdmit(_now, queued: false).Permit)];
        Permit[] held = [.. Enumerable.Range(0, 20).Select(_ => budget.TryAdmit(_now, queued: false, TimeSpan.FromSeconds(2)).Permit)];
        Permit refused = budget.TryAdmit(_now, queued: false).Permit;
        Assert.That(sent, Has.Length.EqualTo(180));

        budget.Reject(_now, refused, new Rejection(TimeSpan.FromSeconds(60), IsConnectionLimit: true));
        foreach (Permit permit in held)
            budget.Return(permit);
        budget.TryAdmit(_now + TimeSpan.FromSeconds(61), queued: false);

        Assert.That(budget.Limit, Is.EqualTo(180));
    }

    [Test]
    public void A_probe_whose_process_has_ended_is_replaced_after_a_time()
    {
        var budget = new RequestBudget(s_settings, static () => 0);
        budget.Reject(_now, budget.TryAdmit(_now, queued: false).Permit, new Rejection(TimeSpan.FromHours(5), IsConnectionLimit: false));
        _now += s_settings.MaxPause;
        Permit lost = budget.TryAdmit(_now, queued: false).Permit;
        Admission next = budget.TryAdmit(_now, queued: false);

        Assert.Multiple(() =>
        {
            Assert.That(lost.Probe, Is.EqualTo(1));
            Assert.That(next.IsAdmitted, Is.False);
            Assert.That(next.RetryAt, Is.EqualTo(_now + TimeSpan.FromMinutes(2)));
            Assert.That(budget.TryAdmit(next.RetryAt, queued: false).Permit.Probe, Is.EqualTo(2));
            Assert.That(budget.Settle(lost, isAnswered: true), Is.False, "the outcome of the lost one comes too late");
        });
    }

    [Test]
    public void What_was_sent_alone_counts_when_the_others_are_back()
    {
        RequestBudgetSettings settings = s_settings with { Fixed = 10 };
        var shared = new RequestBudget(settings, static () => 0);
        shared.TryAdmit(_now, queued: false);
        byte[] state = shared.Save(1);
        Assert.That(RequestBudget.TryLoad(state, settings, static () => 0, _now, out RequestBudget? alone), Is.True);
        _now += TimeSpan.FromSeconds(10);
        for (int i = 0; i < 4; i++)
            alone!.TryAdmit(_now, queued: false);

        shared.Absorb(alone!, since: _now - TimeSpan.FromSeconds(5));

        Assert.That(Enumerable.Range(0, 10).Count(_ => shared.TryAdmit(_now, queued: false).IsAdmitted), Is.EqualTo(5));
    }

    private static bool TryLoad(ReadOnlySpan<byte> state) => RequestBudget.TryLoad(state, s_settings, static () => 0, TimeSpan.FromDays(30_000), out _);

    private Action<RequestBudget> Rejecting(Permit permit, Rejection rejection) => budget => budget.Reject(_now, permit, rejection);

    private RequestBudget Used()
    {
        var budget = new RequestBudget(s_settings, static () => 0.25);
        for (int window = 0; window < 3; window++)
        {
            Permit last = default;
            for (int i = 0; i < 12; i++)
            {
                _now += TimeSpan.FromSeconds(2);
                if (budget.TryAdmit(_now, queued: false) is { IsAdmitted: true } admission)
                    last = admission.Permit;
            }

            budget.Reject(_now, last, new Rejection(TimeSpan.FromSeconds(30), IsConnectionLimit: true));
            budget.Reject(_now, last, new Rejection(null, IsConnectionLimit: false));
            if (window < 2)
                _now += TimeSpan.FromSeconds(61);
        }

        budget.Reject(_now, default, new Rejection(TimeSpan.FromHours(1), IsConnectionLimit: false));
        return budget;
    }

    private RequestBudget Paused(int seconds)
    {
        var budget = new RequestBudget(s_settings, static () => 0);
        budget.Reject(_now, default, new Rejection(TimeSpan.FromSeconds(seconds), IsConnectionLimit: false));
        return budget;
    }

    private RequestBudget Reload(RequestBudget budget) =>
        RequestBudget.TryLoad(budget.Save(budget.Version), s_settings, static () => 0.5, _now, out RequestBudget? loaded) ? loaded : throw new AssertionException("The state was not read.");
}
