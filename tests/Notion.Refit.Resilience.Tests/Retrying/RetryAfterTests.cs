using System.Globalization;
using System.Net;

namespace Notion.Refit.Resilience.Tests.Retrying;

public sealed class RetryAfterTests
{
    private readonly ManualTimeProvider _time = new(new DateTimeOffset(2026, 3, 11, 12, 0, 0, TimeSpan.Zero));

    [TestCase("0", 0)]
    [TestCase("1", 1)]
    [TestCase("59", 59)]
    [TestCase(" 7 ", 7)]
    [TestCase("1.9", 1.9)]
    [TestCase("120", 120)]
    [TestCase("999999999", 2147483)]
    [TestCase("2147483647", 2147483)]
    [TestCase("Wed, 11 Mar 2026 12:00:30 GMT", 30)]
    [TestCase("Wednesday, 11-Mar-26 12:01:00 GMT", 60)]
    [TestCase("Wed Mar 11 12:00:05 2026", 5)]
    [TestCase("Wed, 11 Mar 2026 12:00:00 GMT", 0)]
    public void Reads_seconds_and_dates(string header, double seconds)
    {
        Assert.That(Read(header), Is.EqualTo(TimeSpan.FromSeconds(seconds)));
    }

    [TestCase("-5")]
    [TestCase("-0.1")]
    [TestCase("")]
    [TestCase("soon")]
    [TestCase("1,5")]
    [TestCase("1e3")]
    [TestCase("0x10")]
    [TestCase("99999999999999999999")]
    [TestCase("NaN")]
    [TestCase("Infinity")]
    [TestCase("-Infinity")]
    [TestCase("-∞")]
    [TestCase("-0")]
    [TestCase("79228162514264337593543950336")]
    [TestCase("Wed, 11 Mar 2026 11:59:59 GMT")]
    [TestCase("Wed, 11 Mar 1970 11:59:59 GMT")]
    [TestCase("2026-03-11T12:00:30Z")]
    public void What_is_negative_past_or_unreadable_counts_as_absent(string header)
    {
        Assert.That(Read(header), Is.Null);
    }

    [Test]
    public void No_header_says_nothing()
    {
        using var response = new HttpResponseMessage(HttpStatusCode.TooManyRequests);

        Assert.That(RetryAfter.Of(response, _time), Is.Null);
    }

    [Test]
    public void A_date_is_taken_by_the_clock_that_named_it()
    {
        Assert.That(Read("Wed, 11 Mar 2026 13:00:30 GMT", date: "Wed, 11 Mar 2026 13:00:00 GMT"), Is.EqualTo(TimeSpan.FromSeconds(30)));
    }

    [Test]
    public void The_culture_of_the_machine_does_not_matter()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        var comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        comma.NumberFormat.NumberDecimalSeparator = ",";
        comma.NumberFormat.NumberGroupSeparator = ".";
        try
        {
            CultureInfo.CurrentCulture = comma;
            Assert.That(Read("1.9"), Is.EqualTo(TimeSpan.FromSeconds(1.9)));
            Assert.That(Read("1,9"), Is.Null);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    // Header, body, seconds that are waited; the fallback of the test is 1 second.
    [TestCase("3", "9", 3)]
    [TestCase(null, "9", 9)]
    [TestCase("-3", "9", 9)]
    [TestCase("soon", "9", 9)]
    [TestCase(null, "-9", 1)]
    [TestCase(null, "soon", 1)]
    [TestCase("-3", "-9", 1)]
    [TestCase(null, null, 1)]
    [TestCase("Wed, 11 Mar 2026 12:00:30 GMT", "9", 30)]
    [TestCase("Wed, 11 Mar 2026 11:00:00 GMT", "9", 9)]
    public async Task The_wait_is_that_of_the_header_else_of_the_body_else_grows(string? header, string? body, int seconds)
    {
        object data = body is null ? new { rate_limit_reason = "x" } : new { rate_limit_reason = "x", retry_after = body };
        var server = new ScriptedServer(Answers.Error(429, "rate_limited", header, data), Answers.Ok);
        using var client = new ResilientClient(server, static options => options.RateLimit = NotionRateLimitOptions.None, _time);

        Task<HttpResponseMessage> call = client.CreateAsync();
        await _time.WhenWaitingAsync(TimeSpan.FromSeconds(seconds));
        _time.Advance(TimeSpan.FromSeconds(seconds - 0.001));
        Assert.That(server.Requests, Is.EqualTo(1));
        _time.Advance(TimeSpan.FromSeconds(0.001));
        using HttpResponseMessage response = await call;

        Assert.That(server.Requests, Is.EqualTo(2));
        Assert.That(client.Events.Retries.Single().Delay, Is.EqualTo(TimeSpan.FromSeconds(seconds)));
    }

    [Test]
    public async Task A_number_in_the_body_is_read_too()
    {
        var server = new ScriptedServer(Answers.Error(529, "service_overload", null, new { retry_after = 12 }), Answers.Ok);
        using var client = new ResilientClient(server, static options => options.RateLimit = NotionRateLimitOptions.None, _time);

        Task<HttpResponseMessage> call = client.GetAsync();
        await _time.WhenWaitingAsync(TimeSpan.FromSeconds(12));
        _time.Advance(TimeSpan.FromSeconds(12));

        Assert.That((await call).StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Html_of_an_edge_has_a_header_too()
    {
        var server = new ScriptedServer(Answers.Html(429, "17"), Answers.Ok);
        using var client = new ResilientClient(server, static options => options.RateLimit = NotionRateLimitOptions.None, _time);

        Task<HttpResponseMessage> call = client.CreateAsync();
        await _time.WhenWaitingAsync(TimeSpan.FromSeconds(17));
        _time.Advance(TimeSpan.FromSeconds(17));

        Assert.That((await call).StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    private TimeSpan? Read(string header, string? date = null)
    {
        using var response = new HttpResponseMessage(HttpStatusCode.TooManyRequests);
        response.Headers.TryAddWithoutValidation("Retry-After", header);
        if (date is not null)
            response.Headers.Date = DateTimeOffset.Parse(date, CultureInfo.InvariantCulture);
        return RetryAfter.Of(response, _time);
    }
}
