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

    // Times come a little late, since requests are counted in advance, and a state is read again by other processes.
    [Test]
    public void Counts_as_a_list_of_slices_does_also_after_it_was_written_and_read([Range(1, 30)] int seed)
    {
        const int Window = 60, Ahead = 10;
        var random = new Random(seed);
        var log = new SendLog(s_window);
        List<long> sent = [];
        long newest = 0;
        for (int i = 0; i < 1500; i++)
        {
            long now = newest + random.Next(-Ahead, random.Next(40) == 0 ? 100 : 3);
            now = Math.Max(0, now);
            switch (random.Next(6))
            {
                case < 3:
                    log.Add(Start(now));
                    newest = Math.Max(newest, now);
                    sent.Add(now);
                    break;
                case 3 when sent.Count > 0:
                    long back = sent[^random.Next(1, Math.Min(40, sent.Count) + 1)];
                    log.Remove(Start(back));
                    if (back > newest - Window - Ahead - 1)
                        sent.Remove(back);
                    break;
                case 4:
                    var writer = new BudgetStateWriter();
                    log.Write(writer);
                    var reader = new BudgetStateReader(writer.ToArray());
                    log = SendLog.Read(s_window, ref reader);
                    Assert.That(reader.IsAtEnd, Is.True);
                    break;
            }

            newest = Math.Max(newest, now);
            Assert.That(log.Count(Start(now)), Is.EqualTo(sent.Count(at => at >= Math.Max(newest - Window - Ahead, now - Window))));
            Assert.That(log.Newest, Is.EqualTo(Start(newest)));
            long since = Math.Max(0, newest - random.Next(0, 90));
            Assert.That(log.CountSince(Start(since)), Is.EqualTo(sent.Count(at => at >= Math.Max(since, newest - Window - Ahead))));
            long oldest = sent.Where(at => at >= Math.Max(newest - Window - Ahead, now - Window)).DefaultIfEmpty(-1).Min();
            Assert.That(log.NextExpiry(Start(now)), Is.EqualTo(Start(oldest < 0 ? now : oldest + Window + 1)));
        }

        log.Clear();
        Assert.That(log.Count(Start(newest)), Is.Zero);
        Assert.That(log.CountSince(TimeSpan.Zero), Is.Zero);
    }

    private static TimeSpan Start(long slice) => TimeSpan.FromSeconds(slice);

    private static TimeSpan At(double seconds) => TimeSpan.FromSeconds(seconds);
}
