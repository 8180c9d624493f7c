namespace Notion.Refit.Resilience.Tests.Limiting;

public sealed class SendLogTests
{
    private static readonly TimeSpan s_window = TimeSpan.FromSeconds(60);

    [Test]
    public void Counts_what_was_sent_in_the_window()
    {
        var log = new SendLog(s_window);
        log.Add(At(100));
        log.Add(At(100));
        log.Add(At(130));

        Assert.Multiple(() =>
        {
            Assert.That(log.Count(At(130)), Is.EqualTo(3));
            Assert.That(log.Count(At(160)), Is.EqualTo(3), "the first two are just a window old");
            Assert.That(log.Count(At(161)), Is.EqualTo(1));
            Assert.That(log.Count(At(191)), Is.Zero);
        });
    }

    [Test]
    public void Returns_when_the_oldest_counts_no_more()
    {
        var log = new SendLog(s_window);
        log.Add(At(100.9));
        log.Add(At(130));

        Assert.That(log.NextExpiry(At(131)), Is.EqualTo(At(161)));
        Assert.That(log.Count(At(161)), Is.EqualTo(1));
        Assert.That(log.NextExpiry(At(161)), Is.EqualTo(At(191)));
    }

    [Test]
    public void What_is_taken_back_does_not_count()
    {
        var log = new SendLog(s_window);
        log.Add(At(100));
        log.Add(At(101));
        log.Remove(At(100));
        log.Remove(At(100));
        log.Remove(At(20));

        Assert.That(log.Count(At(102)), Is.EqualTo(1));
    }

    [Test]
    public void Counts_since_a_time()
    {
        var log = new SendLog(s_window);
        log.Add(At(100));
        log.Add(At(110));
        log.Add(At(110.5));

        Assert.Multiple(() =>
        {
            Assert.That(log.CountSince(At(110)), Is.EqualTo(2));
            Assert.That(log.CountSince(At(99)), Is.EqualTo(3));
            Assert.That(log.CountSince(At(111)), Is.Zero);
        });
    }

    [Test]
    public void Forgets_after_a_long_silence()
    {
        var log = new SendLog(s_window);
        log.Add(At(1));

        Assert.That(log.Count(At(1_000_000)), Is.Zero);
    }

    [Test]
    public void Agrees_with_an_exact_log_up_to_one_slice([Range(1, 20)] int seed)
    {
        var random = new Random(seed);
        var log = new SendLog(s_window);
        List<TimeSpan> sent = [];
        TimeSpan now = TimeSpan.Zero;
        for (int i = 0; i < 2000; i++)
        {
            now += TimeSpan.FromMilliseconds(random.Next(0, seed * 100));
            log.Add(now);
            sent.Add(now);
            if (random.Next(5) == 0)
            {
                TimeSpan back = sent[random.Next(Math.Max(0, sent.Count - 10), sent.Count)];
                log.Remove(back);
                sent.Remove(back);
            }

            int certainly = sent.Count(at => now - at <= s_window);
            int perhaps = sent.Count(at => now - at <= s_window + TimeSpan.FromSeconds(1));
            Assert.That(log.Count(now), Is.InRange(certainly, perhaps));
        }
    }

    private static TimeSpan At(double seconds) => TimeSpan.FromSeconds(seconds);
}
