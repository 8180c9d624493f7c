namespace Notion.Refit.Resilience.Tests.Retrying;

public sealed class RetryDelayTests
{
    private static readonly TimeSpan s_hour = TimeSpan.FromHours(1);

    [TestCase(0, 0.5)]
    [TestCase(0.25, 0.75)]
    [TestCase(0.5, 1)]
    [TestCase(0.75, 1.25)]
    [TestCase(0.9999999, 1.5)]
    public void Doubles_times_a_random_factor(double random, double factor)
    {
        IEnumerable<double> delays = Enumerable.Range(0, 5).Select(retry => Delay(new NotionRetryOptions(), retry, random).TotalSeconds);

        Assert.That(delays, Is.EqualTo([factor, 2 * factor, 4 * factor, 8 * factor, 16 * factor]).Within(1e-5));
    }

    [Test]
    public void Is_never_longer_than_the_maximum()
    {
        var options = new NotionRetryOptions { MaxRetryDelay = TimeSpan.FromSeconds(60) };

        Assert.Multiple(() =>
        {
            Assert.That(Delay(options, retry: 6, random: 0.99), Is.EqualTo(TimeSpan.FromSeconds(60)));
            Assert.That(Delay(options, retry: 99, random: 0), Is.EqualTo(TimeSpan.FromSeconds(60)));
            Assert.That(Delay(options, retry: 5000, random: 0), Is.EqualTo(TimeSpan.FromSeconds(60)));
        });
    }

    [Test]
    public void Real_random_numbers_stay_within_the_bounds()
    {
        var options = new NotionResilienceOptions();
        List<double> delays = [.. Enumerable.Range(0, 2000).Select(_ => RetryDelay.Of(options.Retry, s_hour, default, 1, options.Random).TotalSeconds)];

        Assert.Multiple(() =>
        {
            Assert.That(delays, Is.All.InRange(1, 3));
            Assert.That(delays.Min(), Is.LessThan(1.2));
            Assert.That(delays.Max(), Is.GreaterThan(2.8));
        });
    }

    [Test]
    public void What_the_answer_asks_for_is_neither_shortened_nor_varied()
    {
        var failure = new Failure(FailureKind.RateLimited, TimeSpan.FromSeconds(170));

        Assert.That(RetryDelay.Of(new NotionRetryOptions(), s_hour, failure, 0, static () => 0.9), Is.EqualTo(TimeSpan.FromSeconds(170)));
    }

    [Test]
    public void What_the_answer_asks_for_is_limited_by_the_longest_pause()
    {
        var failure = new Failure(FailureKind.RateLimited, TimeSpan.FromDays(24));

        Assert.That(RetryDelay.Of(new NotionRetryOptions(), s_hour, failure, 0, static () => 0.9), Is.EqualTo(s_hour));
    }

    [Test]
    public async Task Grows_from_retry_to_retry()
    {
        var server = new ScriptedServer(Answers.Error(503, "service_unavailable"));
        using var client = new ResilientClient(server, static options => options.Retry.MaxRetries = 4);

        Task<HttpResponseMessage> call = client.GetAsync();
        foreach (int seconds in (int[])[1, 2, 4, 8])
        {
            await client.Time.WhenWaitingAsync(TimeSpan.FromSeconds(seconds));
            client.Time.Advance(TimeSpan.FromSeconds(seconds));
        }

        using HttpResponseMessage response = await call;
        Assert.That(server.Requests, Is.EqualTo(5));
        Assert.That(client.Time.Elapsed, Is.EqualTo(TimeSpan.FromSeconds(15)));
    }

    private static TimeSpan Delay(NotionRetryOptions options, int retry, double random) =>
        RetryDelay.Of(options, s_hour, new Failure(FailureKind.Unavailable), retry, () => random);
}
