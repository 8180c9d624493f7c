namespace Notion.Refit.Resilience.Tests.Limiting;

/// <summary>How a learned budget grows again: the size of the steps, and the rest between tries that fail.</summary>
public sealed class BudgetProbingTests
{
    private static readonly TimeSpan s_window = TimeSpan.FromSeconds(60);

    private TimeSpan _now = TimeSpan.FromSeconds(1000);

    // Below what Notion gives to every connection the budget doubles, above it grows by an eighth and then by twice the last step.
    [TestCase(50, new[] { 100, 200, 400, 800 })]
    [TestCase(179, new[] { 358, 716, 1432, 2864 })]
    [TestCase(180, new[] { 202, 246, 334, 510 })]
    [TestCase(200, new[] { 225, 275, 375, 575 })]
    [TestCase(600, new[] { 675, 825, 1125, 1725 })]
    public void Each_window_that_is_used_up_makes_the_next_step(int limit, int[] limits)
    {
        RequestBudget budget = Learned(limit);
        Assert.That(Burst(budget), Is.EqualTo(limit), "the window after the rejection");

        foreach (int next in limits)
        {
            _now += s_window;
            Burst(budget);
            Assert.That(budget.Limit, Is.EqualTo(next));
        }
    }

    [Test]
    public void Nothing_is_tried_before_a_whole_window_is_over()
    {
        RequestBudget budget = Learned(200);
        Burst(budget);
        _now += s_window - TimeSpan.FromTicks(1);

        Assert.That(Burst(budget), Is.Zero);
        Assert.That(budget.TryAdmit(_now, queued: true).RetryAt, Is.EqualTo(_now + TimeSpan.FromTicks(1)), "when it is tried");
        _now += TimeSpan.FromTicks(1);
        Assert.That(Burst(budget), Is.EqualTo(25));
    }

    [Test]
    public void A_budget_that_is_not_used_up_is_not_raised()
    {
        RequestBudget budget = Learned(200);
        for (int i = 0; i < 199; i++)
            Assert.That(budget.TryAdmit(_now, queued: false).IsAdmitted, Is.True);

        _now += 3 * s_window;
        Assert.That(budget.TryAdmit(_now, queued: false).IsAdmitted, Is.True);
        Assert.That(budget.Limit, Is.EqualTo(200));
    }

    [Test]
    public void A_fixed_budget_is_never_raised()
    {
        var budget = new RequestBudget(new RequestBudgetSettings(s_window, 10, TimeSpan.FromHours(1)), static () => 0);
        for (int window = 0; window < 5; window++)
        {
            Assert.That(Burst(budget), Is.EqualTo(10));
            _now += 2 * s_window;
        }

        Assert.That(budget.Limit, Is.EqualTo(10));
    }

    [Test]
    public void After_each_try_that_fails_the_next_one_comes_twice_as_late_up_to_32_windows()
    {
        RequestBudget budget = Learned(200);
        Burst(budget);

        List<int> rests = [];
        for (int round = 0; round < 8; round++)
            rests.Add(WindowsToNextFailure(budget));

        Assert.That(rests, Is.EqualTo((int[])[1, 2, 4, 8, 16, 32, 32, 32]));
    }

    [Test]
    public void A_try_that_finds_clearly_more_makes_the_next_one_come_soon_again()
    {
        RequestBudget budget = Learned(200);
        Burst(budget);
        WindowsToNextFailure(budget);

        // The second try comes after two windows. This time 25 more are accepted before the next one is refused.
        _now += 2 * s_window;
        Assert.That(Burst(budget), Is.EqualTo(225));
        _now += s_window;
        Permit last = Admit(budget);
        for (int i = 0; i < 24; i++)
            last = Admit(budget);
        budget.Reject(_now, last, new Rejection(TimeSpan.FromSeconds(1), IsConnectionLimit: true));
        _now += TimeSpan.FromSeconds(1);
        Burst(budget);
        int found = budget.Limit!.Value;
        Assert.That(found, Is.EqualTo(249));
        _now += s_window;
        Burst(budget);
        Assert.That(budget.Limit, Is.GreaterThan(found), "after one window, not after four");
    }

    [Test]
    public void A_window_that_others_have_used_does_not_delay_the_next_try()
    {
        RequestBudget budget = Learned(200);
        Burst(budget);
        _now += s_window + TimeSpan.FromSeconds(1);
        for (int i = 0; i < 4; i++)
            Admit(budget);
        budget.Reject(_now, Admit(budget), new Rejection(TimeSpan.FromSeconds(30), IsConnectionLimit: true));
        _now += TimeSpan.FromSeconds(30);

        Assert.That(Burst(budget), Is.EqualTo(225), "all that is known, and the try that was due");
    }

    // Uses up all windows until more is tried, which is refused.
    private int WindowsToNextFailure(RequestBudget budget)
    {
        for (int windows = 1; ; windows++)
        {
            _now += s_window;
            while (budget.TryAdmit(_now, queued: false) is { IsAdmitted: true } admission)
            {
                if (budget.Limit == 200)
                    continue;
                budget.Reject(_now, admission.Permit, new Rejection(s_window, IsConnectionLimit: true));
                _now += s_window;
                Burst(budget);
                Assert.That(budget.Limit, Is.EqualTo(200), "what was known before");
                return windows;
            }

            Assert.That(windows, Is.LessThan(100));
        }
    }

    private RequestBudget Learned(int limit)
    {
        var budget = new RequestBudget(new RequestBudgetSettings(s_window, Fixed: null, MaxPause: TimeSpan.FromHours(1)), static () => 0);
        for (int i = 0; i < limit; i++)
            Admit(budget);
        budget.Reject(_now, Admit(budget), new Rejection(s_window, IsConnectionLimit: true));
        _now += s_window;
        return budget;
    }

    private Permit Admit(RequestBudget budget)
    {
        Admission admission = budget.TryAdmit(_now, queued: false);
        Assert.That(admission.IsAdmitted, Is.True);
        return admission.Permit;
    }

    private int Burst(RequestBudget budget)
    {
        int count = 0;
        while (budget.TryAdmit(_now, queued: false).IsAdmitted)
            count++;
        return count;
    }
}
