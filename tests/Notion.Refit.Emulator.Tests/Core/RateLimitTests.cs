namespace Notion.Refit.Emulator.Tests.Core;

/// <summary>Both windows of the rate limit, by the emulator's clock.</summary>
public sealed class RateLimitTests
{
    private readonly FixedTime _time = new(new DateTimeOffset(2026, 6, 17, 10, 0, 0, TimeSpan.Zero));

    [Test]
    public async Task Without_an_option_there_is_no_limit()
    {
        await using var api = new RawApi(new NotionEmulatorOptions { TimeProvider = _time });

        for (int i = 0; i < 400; i++)
            Workbench.Ok(await api.GetAsync("/v1/users/me"));
    }

    [Test]
    public async Task The_request_that_is_one_too_many_is_reported_when_the_window_ends()
    {
        await using var api = new RawApi(Options(new EmulatedRateLimit { RequestsPerConnection = 2 }));
        Workbench.Ok(await api.GetAsync("/v1/users/me"));
        _time.Advance(TimeSpan.FromSeconds(20.5));
        Workbench.Ok(await api.GetAsync("/v1/users/me"));

        RawAnswer refused = await api.GetAsync("/v1/users/me");

        Assert.That(refused.Status, Is.EqualTo(429));
        Assert.That(refused.Code, Is.EqualTo("rate_limited"));
        Assert.That(refused.Message, Is.EqualTo("You have been rate limited. Please try again in a few minutes."));
        Assert.That(
            refused["additional_data"].GetRawText(),
            Is.EqualTo("""{"rate_limit_reason":"public_api_request_rate_limit","retry_after":"40"}"""));
        Assert.That(refused.RetryAfter, Is.EqualTo("40"));
    }

    [Test]
    public async Task With_the_next_window_requests_are_taken_again()
    {
        await using var api = new RawApi(Options(new EmulatedRateLimit { RequestsPerConnection = 1 }));
        Workbench.Ok(await api.GetAsync("/v1/users/me"));
        Assert.That((await api.GetAsync("/v1/users/me")).Status, Is.EqualTo(429));

        _time.Advance(TimeSpan.FromSeconds(60));

        Assert.That((await api.GetAsync("/v1/users/me")).Status, Is.EqualTo(200));
        Assert.That((await api.GetAsync("/v1/users/me")).Status, Is.EqualTo(429));
    }

    [Test]
    public async Task Every_connection_has_a_budget_of_its_own_and_the_workspace_one_for_all()
    {
        await using var api = new RawApi(Options(new EmulatedRateLimit { RequestsPerConnection = 2, RequestsPerWorkspace = 3 }));
        await using var other = new RawApi(api.Emulator.Workspace.AddConnection("Other"));
        Workbench.Ok(await api.GetAsync("/v1/users/me"));
        Workbench.Ok(await api.GetAsync("/v1/users/me"));
        Assert.That(Reason(await api.GetAsync("/v1/users/me")), Is.EqualTo("public_api_request_rate_limit"));
        Workbench.Ok(await other.GetAsync("/v1/users/me"));

        RawAnswer refused = await other.GetAsync("/v1/users/me");

        Assert.That(Reason(refused), Is.EqualTo("public_api_space_request_rate_limit"));
        Assert.That(refused.RetryAfter, Is.EqualTo("300"));
    }

    [Test]
    public async Task A_wrong_token_is_unauthorized_and_spends_nothing()
    {
        await using var api = new RawApi(Options(new EmulatedRateLimit { RequestsPerConnection = 1 }));
        EmulatedConnection revoked = api.Emulator.Workspace.AddConnection("Gone");
        await using var gone = new RawApi(revoked);
        revoked.Revoke();

        Assert.That((await gone.GetAsync("/v1/users/me")).Status, Is.EqualTo(401));
        Assert.That((await gone.GetAsync("/v1/users/me")).Status, Is.EqualTo(401));
        Assert.That((await api.GetAsync("/v1/users/me")).Status, Is.EqualTo(200));
    }

    private static string? Reason(RawAnswer answer) => answer["additional_data"].GetProperty("rate_limit_reason").GetString();

    private NotionEmulatorOptions Options(EmulatedRateLimit limit) => new() { TimeProvider = _time, RateLimit = limit };
}
