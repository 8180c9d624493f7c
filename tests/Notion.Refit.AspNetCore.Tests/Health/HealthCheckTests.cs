using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Notion.Refit.Emulator;

namespace Notion.Refit.AspNetCore.Tests.Health;

/// <summary>The health check against an emulator.</summary>
public sealed class HealthCheckTests
{
    private ManualTimeProvider _clock = null!;
    private NotionEmulator _emulator = null!;

    [SetUp]
    public void Start()
    {
        _clock = new ManualTimeProvider();
        _emulator = NotionEmulator.Start(new NotionEmulatorOptions { TimeProvider = _clock });
    }

    [TearDown]
    public async Task StopAsync() => await _emulator.DisposeAsync();

    [Test]
    public async Task Notion_that_answers_is_healthy_and_is_asked_once_in_a_period()
    {
        await using ServiceProvider services = Services();

        HealthReport[] reports = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => CheckAsync(services)));
        int first = _emulator.Requests.Of(NotionOperations.RetrieveMe).Count;
        _clock.Advance(TimeSpan.FromSeconds(29));
        await CheckAsync(services);
        int second = _emulator.Requests.Of(NotionOperations.RetrieveMe).Count;
        _clock.Advance(TimeSpan.FromSeconds(2));
        await CheckAsync(services);

        Assert.That(reports.Select(static report => report.Status), Is.All.EqualTo(HealthStatus.Healthy));
        Assert.That((first, second, _emulator.Requests.Of(NotionOperations.RetrieveMe).Count), Is.EqualTo((1, 1, 2)));
    }

    [Test]
    public async Task A_token_that_Notion_refuses_is_unhealthy_and_not_in_the_report()
    {
        await using ServiceProvider services = Services(static options => options.Token = "ntn_wrong_token");

        HealthReportEntry entry = (await CheckAsync(services)).Entries["notion"];

        Assert.That(entry.Status, Is.EqualTo(HealthStatus.Unhealthy));
        Assert.That(entry.Description, Does.Contain("unauthorized"));
        Assert.That($"{entry.Exception}", Does.Not.Contain("ntn_wrong_token"));
    }

    [Test]
    public async Task While_the_limiter_pauses_the_app_is_degraded_and_sends_nothing()
    {
        await using ServiceProvider services = Services(static options => options.Retry = NotionRetryOptions.None);
        _emulator.Faults.Next().RateLimited(TimeSpan.FromSeconds(60));
        Assert.That(async () => await services.GetRequiredService<INotionUsers>().RetrieveMeAsync(), Throws.TypeOf<NotionApiException>());

        HealthReportEntry paused = (await CheckAsync(services)).Entries["notion"];
        int requests = _emulator.Requests.Of(NotionOperations.RetrieveMe).Count;
        _clock.Advance(TimeSpan.FromSeconds(90));
        HealthReportEntry after = (await CheckAsync(services)).Entries["notion"];

        Assert.That((paused.Status, after.Status, requests), Is.EqualTo((HealthStatus.Degraded, HealthStatus.Healthy, 1)));
        Assert.That((double)paused.Data["pause_seconds"], Is.GreaterThan(50).And.LessThan(70));
    }

    [Test]
    public async Task A_request_that_Notion_refuses_for_its_rate_is_degraded()
    {
        await using ServiceProvider services = Services(static options =>
        {
            options.Retry = NotionRetryOptions.None;
            options.RateLimit = NotionRateLimitOptions.None;
        });
        _emulator.Faults.Next().RateLimited(TimeSpan.FromSeconds(5));

        Assert.That((await CheckAsync(services)).Status, Is.EqualTo(HealthStatus.Degraded));
    }

    [Test]
    public async Task Notion_that_does_not_answer_has_the_status_that_was_set()
    {
        await using ServiceProvider services = Services(failureStatus: HealthStatus.Degraded, configure: static options =>
            options.Request = static async (_, cancellationToken) => await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken));
        Task<HealthReport> check = CheckAsync(services);
        await _clock.WhenWaitingAsync(TimeSpan.FromSeconds(10));
        _clock.Advance(TimeSpan.FromSeconds(10));

        HealthReportEntry entry = (await check).Entries["notion"];

        Assert.That((entry.Status, entry.Description), Is.EqualTo((HealthStatus.Degraded, "Notion has not answered in time.")));
    }

    [Test]
    public async Task Where_tokens_belong_to_users_the_connection_is_checked()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddNotion().UseEmulator(_emulator).AddFileTokenStore(Path.Combine(Path.GetTempPath(), "not-used"));
        services.AddHealthChecks().AddNotion();
        await using ServiceProvider provider = services.BuildServiceProvider();

        Assert.That((await CheckAsync(provider)).Status, Is.EqualTo(HealthStatus.Healthy));
        Assert.That(_emulator.Requests.Of(NotionOperations.IntrospectToken), Has.Count.EqualTo(1));
    }

    private static Task<HealthReport> CheckAsync(IServiceProvider services) => services.GetRequiredService<HealthCheckService>().CheckHealthAsync();

    private ServiceProvider Services(Action<NotionOptions>? change = null, HealthStatus? failureStatus = null, Action<NotionHealthOptions>? configure = null)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(_clock);
        services.AddNotion().UseEmulator(_emulator);
        if (change is not null)
            services.PostConfigure(change);
        services.AddHealthChecks().AddNotion(failureStatus: failureStatus, configure: configure);
        return services.BuildServiceProvider();
    }
}
