namespace Notion.Refit.Resilience.Tests.Limiting;

/// <summary>The pause of a budget: its longest time, the probe after it, and its edges.</summary>
public sealed class BudgetPauseTests
{
    private static readonly TimeSpan s_window = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan s_hour = TimeSpan.FromHours(1);

    private TimeSpan _now = TimeSpan.FromSeconds(1000);
    private double _random;

    [Test]
    public void One_request_probes_after_a_pause_that_was_shortened()
    {
        RequestBudget budget = Paused(TimeSpan.FromDays(9), out Permit ordinary);
        Assert.That(budget.PausedFor(_now), Is.EqualTo(s_hour));
        _now += s_hour;

        Permit probe = Admit(budget);
        Assert.That(probe.Probe, Is.EqualTo(1));
        Assert.That(Refused(budget), Is.EqualTo(RequestBudget.WhenProbed), "until the outcome is known");
        Assert.That(budget.Settle(ordinary, isAnswered: true), Is.False, "another request says nothing");
        Assert.That(Refused(budget), Is.EqualTo(RequestBudget.WhenProbed));

        Assert.That(budget.Settle(probe, isAnswered: true), Is.True);
        Assert.That(Admit(budget).Probe, Is.Zero);
        Assert.That(Admit(budget).Probe, Is.Zero);
        Assert.That(budget.Settle(probe, isAnswered: false), Is.False, "it has ended");
    }

    [Test]
    public void Without_an_answer_the_next_request_probes()
    {
        RequestBudget budget = Paused(TimeSpan.FromDays(9), out _);
        _now += s_hour;
        Permit first = Admit(budget);

        Assert.That(budget.Settle(first, isAnswered: false), Is.True);
        Permit second = Admit(budget);
        Assert.That(second.Probe, Is.EqualTo(2));
        Assert.That(budget.Settle(first, isAnswered: true), Is.False, "the first one does not count any more");
        Assert.That(Refused(budget), Is.EqualTo(RequestBudget.WhenProbed));
        Assert.That(budget.Settle(second, isAnswered: true), Is.True);
        Assert.That(Admit(budget).Probe, Is.Zero);
    }

    [Test]
    public void A_probe_that_is_refused_ends_with_the_pause_of_its_response()
    {
        RequestBudget budget = Paused(TimeSpan.FromDays(9), out _);
        _now += s_hour;
        budget.Reject(_now, Admit(budget), new Rejection(TimeSpan.FromSeconds(5), IsConnectionLimit: false));
        Assert.That(budget.PausedFor(_now), Is.EqualTo(TimeSpan.FromSeconds(5)));
        _now += TimeSpan.FromSeconds(5);

        Assert.That(Admit(budget).Probe, Is.Zero);
        Assert.That(Admit(budget).Probe, Is.Zero);
    }

    [Test]
    public void A_pause_of_just_the_longest_time_needs_no_probe()
    {
        RequestBudget budget = Paused(s_hour, out _);
        _now += s_hour;

        Assert.That(Admit(budget).Probe, Is.Zero);
        Assert.That(Admit(budget).Probe, Is.Zero);
    }

    [Test]
    public void What_is_asked_for_when_the_queue_has_emptied_after_the_pause_is_not_spaced()
    {
        RequestBudget budget = Paused(TimeSpan.FromSeconds(5), out _);
        _now += TimeSpan.FromSeconds(5);
        budget.QueueEmptied(_now);

        Assert.That(budget.TryAdmit(_now, queued: true).IsAdmitted, Is.True);
        Assert.That(budget.TryAdmit(_now, queued: true).IsAdmitted, Is.True);
    }

    [Test]
    public void What_waits_for_the_budget_is_sent_one_by_one()
    {
        var budget = new RequestBudget(new RequestBudgetSettings(s_window, 2, s_hour), () => _random);
        Admit(budget);
        Admit(budget);
        _now = Refused(budget);

        Assert.That(budget.TryAdmit(_now, queued: true).IsAdmitted, Is.True);
        Assert.That(budget.TryAdmit(_now, queued: true).RetryAt, Is.EqualTo(_now + TimeSpan.FromMilliseconds(250)));
    }

    [Test]
    public void A_rejection_at_the_very_end_of_a_pause_starts_another_one()
    {
        RequestBudget budget = Paused(TimeSpan.FromSeconds(5), out Permit permit);
        _now += TimeSpan.FromSeconds(5);
        _random = 0.5;
        budget.Reject(_now, permit, new Rejection(TimeSpan.FromSeconds(5), IsConnectionLimit: false));

        Assert.That(budget.PausedFor(_now), Is.EqualTo(TimeSpan.FromSeconds(5.25)));
    }

    [Test]
    public void A_probe_that_was_not_sent_is_replaced_by_the_next_request()
    {
        RequestBudget budget = Paused(TimeSpan.FromDays(9), out _);
        _now += s_hour;

        budget.Return(Admit(budget));

        Assert.That(Admit(budget).Probe, Is.EqualTo(2));
    }

    [Test]
    public void A_permit_of_the_last_window_that_was_not_used_changes_nothing_in_the_next_one()
    {
        var budget = new RequestBudget(new RequestBudgetSettings(s_window, Fixed: null, s_hour), () => _random);
        for (int i = 0; i < 180; i++)
            Admit(budget);
        Permit old = budget.TryAdmit(_now, queued: false, ahead: TimeSpan.FromSeconds(5)).Permit;
        budget.Reject(_now, Admit(budget), new Rejection(TimeSpan.FromSeconds(5), IsConnectionLimit: true));
        _now += TimeSpan.FromSeconds(5);
        Admit(budget);
        for (int i = 1; i < budget.Limit; i++)
            Admit(budget);

        budget.Return(old);

        Refused(budget);
    }

    [Test]
    public void A_window_has_begun_with_the_first_request_only_until_it_must_be_over()
    {
        var budget = new RequestBudget(new RequestBudgetSettings(s_window, Fixed: null, s_hour), () => _random);
        Admit(budget);
        budget.Reject(_now, Admit(budget), new Rejection(TimeSpan.FromSeconds(20), IsConnectionLimit: true));
        _now += TimeSpan.FromSeconds(20) + s_window;
        for (int i = 0; i < 5; i++)
            Admit(budget);
        budget.Reject(_now, Admit(budget), new Rejection(TimeSpan.FromSeconds(30), IsConnectionLimit: true));
        _now += TimeSpan.FromSeconds(30);
        Admit(budget);

        Assert.That(budget.Limit, Is.Null, "others may have used the window before");
    }

    private RequestBudget Paused(TimeSpan wait, out Permit other)
    {
        var budget = new RequestBudget(new RequestBudgetSettings(s_window, Fixed: null, s_hour), () => _random);
        other = Admit(budget);
        budget.Reject(_now, Admit(budget), new Rejection(wait, IsConnectionLimit: false));
        return budget;
    }

    private Permit Admit(RequestBudget budget)
    {
        Admission admission = budget.TryAdmit(_now, queued: false);
        Assert.That(admission.IsAdmitted, Is.True);
        return admission.Permit;
    }

    private TimeSpan Refused(RequestBudget budget)
    {
        Admission admission = budget.TryAdmit(_now, queued: false);
        Assert.That(admission.IsAdmitted, Is.False);
        return admission.RetryAt;
    }
}
