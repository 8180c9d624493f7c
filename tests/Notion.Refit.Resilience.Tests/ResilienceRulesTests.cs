using System.Runtime.CompilerServices;
using Polly;

namespace Notion.Refit.Resilience.Tests;

public sealed class ResilienceRulesTests
{
    private static IEnumerable<TestCaseData> Mistakes =>
    [
        Mistake("AttemptTimeout", static options => options.AttemptTimeout = TimeSpan.Zero),
        Mistake("AttemptTimeout", static options => options.AttemptTimeout = TimeSpan.FromSeconds(-5)),
        Mistake("AttemptTimeout", static options => options.AttemptTimeout = TimeSpan.FromDays(2)),
        Mistake("TotalTimeout", static options => options.TotalTimeout = TimeSpan.Zero),
        Mistake("TotalTimeout", static options => options.TotalTimeout = TimeSpan.FromSeconds(64)),
        Mistake("Retry", static options => options.Retry = null!),
        Mistake("Retry.MaxRetries", static options => options.Retry.MaxRetries = -1),
        Mistake("Retry.MaxRetries", static options => options.Retry.MaxRetries = 101),
        Mistake("Retry.InitialRetryDelay", static options => options.Retry.InitialRetryDelay = TimeSpan.FromTicks(-1)),
        Mistake("Retry.MaxRetryDelay", static options => options.Retry.MaxRetryDelay = TimeSpan.FromMilliseconds(999)),
        Mistake("Retry.MaxBufferedUpload", static options => options.Retry.MaxBufferedUpload = -1),
        Mistake("RateLimit", static options => options.RateLimit = null!),
        Mistake("RateLimit.RequestsPerWindow", static options => options.RateLimit.RequestsPerWindow = 0),
        Mistake("RateLimit.Window", static options => options.RateLimit.Window = TimeSpan.FromMilliseconds(999)),
        Mistake("RateLimit.MaxConcurrency", static options => options.RateLimit.MaxConcurrency = 0),
        Mistake("RateLimit.QueueLimit", static options => options.RateLimit.QueueLimit = -1),
        Mistake("RateLimit.MaxWait", static options => options.RateLimit.MaxWait = TimeSpan.FromSeconds(-2)),
    ];

    [TestCaseSource(nameof(Mistakes))]
    public void Names_the_option_that_makes_no_sense(string member, Action<NotionResilienceOptions> configure)
    {
        var options = new NotionResilienceOptions();
        configure(options);

        Assert.That(Check(options).Select(static error => error.Member), Is.EqualTo([member]));
        Assert.That(
            () => new ResiliencePipelineBuilder<HttpResponseMessage>().AddNotionResilience(options),
            Throws.ArgumentException.With.Message.StartsWith(member + ": "));
    }

    [Test]
    public void The_defaults_and_the_switches_make_sense()
    {
        NotionResilienceOptions[] good =
        [
            new(),
            new() { Retry = NotionRetryOptions.None, RateLimit = NotionRateLimitOptions.None },
            new() { AttemptTimeout = Timeout.InfiniteTimeSpan, TotalTimeout = Timeout.InfiniteTimeSpan },
            new() { AttemptTimeout = Timeout.InfiniteTimeSpan },
            new() { RateLimit = new() { RequestsPerWindow = 1, MaxConcurrency = 1, QueueLimit = 0, MaxWait = TimeSpan.Zero } },
        ];

        Assert.That(good.SelectMany(Check), Is.Empty);
    }

    [Test]
    public void The_defaults_are_those_of_the_documentation()
    {
        var options = new NotionResilienceOptions();

        Assert.Multiple(() =>
        {
            Assert.That(options.Retry.MaxRetries, Is.EqualTo(2));
            Assert.That(options.Retry.InitialRetryDelay, Is.EqualTo(TimeSpan.FromSeconds(1)));
            Assert.That(options.Retry.MaxRetryDelay, Is.EqualTo(TimeSpan.FromSeconds(60)));
            Assert.That(options.AttemptTimeout, Is.EqualTo(TimeSpan.FromSeconds(65)));
            Assert.That(options.TotalTimeout, Is.EqualTo(TimeSpan.FromMinutes(5)));
            Assert.That(options.RateLimit.Enabled, Is.True);
            Assert.That(options.RateLimit.RequestsPerWindow, Is.Null);
        });
    }

    private static IEnumerable<ResilienceError> Check(NotionResilienceOptions options) =>
        ResilienceRules.Check(options.AttemptTimeout, options.TotalTimeout, options.Retry, options.RateLimit);

    private static TestCaseData Mistake(
        string member, Action<NotionResilienceOptions> configure, [CallerArgumentExpression(nameof(configure))] string code = "") =>
        new TestCaseData(member, configure).SetArgDisplayNames(code[(code.IndexOf("=>", StringComparison.Ordinal) + 3)..]);
}
