namespace Notion.Refit.Resilience.Tests.Limiting.Sharing;

public sealed class AheadSendLogTests
{
    private readonly SendLog _log = new(TimeSpan.FromSeconds(60));

    [Test]
    public void A_request_that_is_counted_in_advance_counts_at_once()
    {
        _log.Add(At(105));

        Assert.That(_log.Count(At(100)), Is.EqualTo(1));
    }

    [Test]
    public void Requests_that_only_count_no_more_at_the_later_time_still_count_now()
    {
        for (int second = 40; second < 50; second++)
            _log.Add(At(second));
        _log.Add(At(109));

        Assert.Multiple(() =>
        {
            Assert.That(_log.Count(At(100)), Is.EqualTo(11));
            Assert.That(_log.Count(At(105)), Is.EqualTo(6), "those of 40 to 44 are over");
            Assert.That(_log.NextExpiry(At(100)), Is.EqualTo(At(101)));
            Assert.That(_log.Count(At(109)), Is.EqualTo(2));
        });
    }

    [Test]
    public void One_that_comes_before_those_of_later_is_counted_and_removed_at_its_own_time()
    {
        _log.Add(At(109));
        _log.Add(At(100));
        Assert.That(_log.Count(At(161)), Is.EqualTo(1));
        _log.Add(At(161));
        _log.Remove(At(161));
        _log.Remove(At(109));

        Assert.That(_log.Count(At(161)), Is.Zero);
    }

    private static TimeSpan At(double seconds) => TimeSpan.FromSeconds(seconds);
}
