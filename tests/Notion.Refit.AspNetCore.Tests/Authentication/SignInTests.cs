using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using Notion.Refit.Emulator;

namespace Notion.Refit.AspNetCore.Tests.Authentication;

/// <summary>The sign-in against the authorization page and the token endpoint of the emulator.</summary>
public sealed class SignInTests
{
    [Test]
    public async Task A_user_who_agrees_is_signed_in_with_claims_of_user_bot_and_workspace()
    {
        await using SignInApp app = await SignInApp.StartAsync();
        using Browser browser = app.Open();

        Dictionary<string, string> claims = Claims(await browser.ReadAsync("/sign-in"));

        Assert.Multiple(() =>
        {
            Assert.That(claims[ClaimTypes.Name], Is.Not.Empty);
            Assert.That(Guid.TryParse(claims[ClaimTypes.NameIdentifier], out _), Is.True);
            Assert.That(claims[ClaimTypes.Email], Does.Contain("@"));
            Assert.That(Guid.TryParse(claims[NotionClaimTypes.BotId], out _), Is.True);
            Assert.That(claims[NotionClaimTypes.WorkspaceId], Is.EqualTo(app.Emulator.Workspace.Id.ToString()));
            Assert.That(claims[NotionClaimTypes.WorkspaceName], Is.Not.Empty);
            Assert.That(claims.Keys, Has.No.Member(NotionClaimTypes.DuplicatedTemplateId));
            Assert.That(claims.Values, Has.None.Contains("ntn_"));
        });
    }

    [Test]
    public async Task The_authorize_address_has_owner_and_state_and_no_scope()
    {
        await using SignInApp app = await SignInApp.StartAsync();
        using Browser browser = app.Open();

        using HttpResponseMessage response = await browser.OpenAsync("/sign-in");
        var query = QueryHelpers.ParseQuery(browser.Authorization.Query);

        Assert.That(query.Keys, Is.EquivalentTo(new[] { "client_id", "response_type", "owner", "redirect_uri", "state" }));
        Assert.That((string?)query["owner"], Is.EqualTo("user"));
        Assert.That((string?)query["response_type"], Is.EqualTo("code"));
        Assert.That((string?)query["redirect_uri"], Is.EqualTo("http://localhost/signin-notion"));
        Assert.That((string?)query["client_id"], Is.EqualTo(app.Emulator.OAuth.ClientId));
        SetCookieHeaderValue correlation = browser.Cookies.First(cookie => cookie.Name.StartsWith(".AspNetCore.Correlation", StringComparison.Ordinal));
        Assert.That((correlation.HttpOnly, correlation.SameSite, correlation.Path.Value), Is.EqualTo((true, SameSiteMode.Lax, "/signin-notion")));
    }

    [Test]
    public async Task Everything_in_the_response_becomes_claims_also_the_duplicated_template()
    {
        var exchange = new ScriptedExchange("""
            {"access_token":"ntn_a","token_type":"bearer","refresh_token":"nrt_b","bot_id":"11111111-1111-4111-8111-111111111111",
             "workspace_id":"22222222-2222-4222-8222-222222222222","workspace_name":"Acme","workspace_icon":"🚀",
             "duplicated_template_id":"33333333-3333-4333-8333-333333333333",
             "owner":{"type":"user","user":{"object":"user","id":"44444444-4444-4444-8444-444444444444","name":"Ada","avatar_url":"https://a.example/p.png","type":"person","person":{"email":"ada@a.example"}}}}
            """);
        await using SignInApp app = await SignInApp.StartAsync(options => options.BackchannelHttpHandler = exchange);
        using Browser browser = app.Open();

        Dictionary<string, string> claims = Claims(await browser.ReadAsync("/sign-in"));

        Assert.That(claims, Is.EquivalentTo(new Dictionary<string, string>
        {
            [ClaimTypes.NameIdentifier] = "44444444-4444-4444-8444-444444444444",
            [ClaimTypes.Name] = "Ada",
            [ClaimTypes.Email] = "ada@a.example",
            [NotionClaimTypes.AvatarUrl] = "https://a.example/p.png",
            [NotionClaimTypes.BotId] = "11111111-1111-4111-8111-111111111111",
            [NotionClaimTypes.WorkspaceId] = "22222222-2222-4222-8222-222222222222",
            [NotionClaimTypes.WorkspaceName] = "Acme",
            [NotionClaimTypes.WorkspaceIcon] = "🚀",
            [NotionClaimTypes.DuplicatedTemplateId] = "33333333-3333-4333-8333-333333333333",
        }));
        string secrets = Convert.ToBase64String("emulated-client:emulated-secret"u8);
        Assert.That(exchange.Authorization, Is.EqualTo($"Basic {secrets}"));
        using JsonDocument sent = JsonDocument.Parse(exchange.Body!);
        Assert.That(sent.RootElement.EnumerateObject().Select(member => member.Name), Is.EquivalentTo(new[] { "grant_type", "code", "redirect_uri" }));
    }

    [Test]
    public async Task A_workspace_as_owner_signs_in_without_claims_of_a_user()
    {
        var exchange = new ScriptedExchange("""
            {"access_token":"ntn_a","token_type":"bearer","bot_id":"11111111-1111-4111-8111-111111111111",
             "workspace_id":"22222222-2222-4222-8222-222222222222","workspace_name":null,"owner":{"type":"workspace","workspace":true}}
            """);
        await using SignInApp app = await SignInApp.StartAsync(options => options.BackchannelHttpHandler = exchange);
        using Browser browser = app.Open();

        Dictionary<string, string> claims = Claims(await browser.ReadAsync("/sign-in"));

        Assert.That(claims.Keys, Is.EquivalentTo(new[] { NotionClaimTypes.BotId, NotionClaimTypes.WorkspaceId }));
    }

    [Test]
    public async Task A_user_who_refuses_ends_in_the_failure_event_and_is_not_signed_in()
    {
        var failures = new FailureEvents();
        await using SignInApp app = await SignInApp.StartAsync(failures.Configure);
        using Browser browser = app.Open();

        string shown = await browser.ReadAsync("/sign-in", address => address.AbsolutePath == "/v1/oauth/authorize" ? new Uri(address + "&deny=true") : null);

        Assert.That(shown, Is.EqualTo("failed"));
        Assert.That(failures.Messages.Single(), Does.Contain("denied"));
        Assert.That(await browser.ReadAsync("/claims"), Is.EqualTo("[]"));
    }

    [Test]
    public async Task A_callback_that_is_repeated_or_comes_from_another_browser_is_refused()
    {
        var failures = new FailureEvents();
        await using SignInApp app = await SignInApp.StartAsync(failures.Configure);
        using Browser browser = app.Open();
        using Browser other = app.Open();

        Assert.That(Claims(await browser.ReadAsync("/sign-in")), Is.Not.Empty);
        string repeated = await browser.ReadAsync(browser.Callback.PathAndQuery);
        string stolen = await other.ReadAsync(browser.Callback.PathAndQuery);

        Assert.That((repeated, stolen), Is.EqualTo(("failed", "failed")));
        Assert.That(failures.Messages, Is.All.Contains("Correlation failed"));
    }

    [Test]
    public async Task A_state_that_is_missing_or_changed_is_refused()
    {
        var failures = new FailureEvents();
        await using SignInApp app = await SignInApp.StartAsync(failures.Configure);
        using Browser browser = app.Open();

        await browser.ReadAsync("/sign-in", address => address.AbsolutePath == "/signin-notion" ? new Uri(address + "x") : null);
        await browser.ReadAsync("/signin-notion?code=abc");

        Assert.That(failures.Messages, Has.Count.EqualTo(2));
        Assert.That(failures.Messages, Is.All.Contains("state was missing or invalid"));
    }

    [Test]
    public async Task A_code_that_Notion_refuses_ends_in_the_failure_event_with_the_error_code_and_no_secret()
    {
        var failures = new FailureEvents();
        await using SignInApp app = await SignInApp.StartAsync(failures.Configure);
        using Browser browser = app.Open();

        await browser.ReadAsync("/sign-in", address => address.AbsolutePath == "/signin-notion"
            ? new Uri(QueryHelpers.AddQueryString("http://localhost/signin-notion", new Dictionary<string, string?>
            {
                ["code"] = "not-a-code-of-notion",
                ["state"] = QueryHelpers.ParseQuery(address.Query)["state"],
            }))
            : null);

        Assert.That(failures.Messages.Single(), Does.Contain("400 (invalid_grant)"));
        Assert.That(failures.Texts.Single(), Does.Not.Contain("not-a-code-of-notion").And.Not.Contain("emulated-secret"));
    }

    [TestCase("{", "is not JSON")]
    [TestCase("""{"access_token":"ntn_secret"}""", "no installation")]
    [TestCase("""{"bot_id":"11111111-1111-4111-8111-111111111111"}""", "access token")]
    public async Task A_response_that_is_not_Notions_ends_in_the_failure_event(string response, string message)
    {
        var failures = new FailureEvents();
        await using SignInApp app = await SignInApp.StartAsync(options =>
        {
            failures.Configure(options);
            options.BackchannelHttpHandler = new ScriptedExchange(response);
        });
        using Browser browser = app.Open();

        Assert.That(await browser.ReadAsync("/sign-in"), Is.EqualTo("failed"));
        Assert.That(failures.Messages.Single(), Does.Contain(message));
        Assert.That(failures.Texts.Single(), Does.Not.Contain("ntn_secret"));
    }

    [Test]
    public async Task Client_id_and_secret_of_the_scheme_are_used_by_a_client_without_them()
    {
        await using NotionEmulator emulator = NotionEmulator.Start();
        var services = new ServiceCollection();
        services.AddNotion(options => options.RequireToken = false);
        services.AddNotion("other", options => options.RequireToken = false);
        services.AddAuthentication().AddNotion(options =>
        {
            options.ClientId = "id";
            options.ClientSecret = "secret";
        });
        await using ServiceProvider provider = services.BuildServiceProvider();
        var clients = provider.GetRequiredService<IOptionsMonitor<NotionOptions>>();

        Assert.That((clients.CurrentValue.ClientId, clients.CurrentValue.ClientSecret), Is.EqualTo(("id", "secret")));
        Assert.That(clients.Get("other").ClientId, Is.Null);
        Assert.That(
            provider.GetRequiredService<IOptionsMonitor<NotionAuthenticationOptions>>().Get("Notion").TokenEndpoint,
            Is.EqualTo("https://api.notion.com/v1/oauth/token"));
    }

    [Test]
    public async Task A_scheme_without_client_id_says_so_at_the_first_use()
    {
        await using SignInApp app = await SignInApp.StartAsync(settings: static options => options.ClientId = options.ClientSecret = null);
        using Browser browser = app.Open();

        Assert.That(async () => await browser.ReadAsync("/sign-in"), Throws.ArgumentException.With.Message.Contains("ClientId"));
    }

    [Test]
    public async Task A_workspace_is_connected_without_a_sign_in()
    {
        var connected = new List<NotionConnectedContext>();
        await using SignInApp app = await SignInApp.StartAsync(options => options.OnConnected = context =>
        {
            connected.Add(context);
            return Task.CompletedTask;
        });
        using Browser browser = app.Open();

        string shown = await browser.ReadAsync("/notion/connect");

        Assert.That(browser.Visited[^1].PathAndQuery, Is.EqualTo("/connected"));
        Assert.That(shown, Is.EqualTo("False"));
        Assert.That(connected.Single().Token.WorkspaceId, Is.EqualTo(app.Emulator.Workspace.Id));
        Assert.That(connected.Single().StartedBy, Is.Null);
    }

    [Test]
    public async Task A_user_who_connects_a_workspace_stays_signed_in_and_is_reported()
    {
        var connected = new List<string?>();
        await using SignInApp app = await SignInApp.StartAsync(options => options.OnConnected = context =>
        {
            connected.Add(context.StartedBy);
            return Task.CompletedTask;
        });
        using Browser browser = app.Open();
        Dictionary<string, string> before = Claims(await browser.ReadAsync("/sign-in"));

        await browser.ReadAsync("/notion/connect?returnUrl=/claims%3Fa=b");
        Dictionary<string, string> after = Claims(await browser.ReadAsync("/claims"));

        Assert.That(browser.Visited.Select(address => address.PathAndQuery), Has.Member("/claims?a=b"));
        Assert.That(after[NotionClaimTypes.BotId], Is.EqualTo(before[NotionClaimTypes.BotId]));
        Assert.That(connected.Single(), Is.EqualTo(before[ClaimTypes.NameIdentifier]));
    }

    [TestCase("https://evil.example/")]
    [TestCase("//evil.example/")]
    [TestCase("/\\evil.example")]
    public async Task A_connect_never_returns_to_another_site(string returnUrl)
    {
        await using SignInApp app = await SignInApp.StartAsync();
        using Browser browser = app.Open();

        await browser.ReadAsync($"/notion/connect?returnUrl={Uri.EscapeDataString(returnUrl)}");

        Assert.That(browser.Visited[^1].PathAndQuery, Is.EqualTo("/connected"));
    }

    [Test]
    public async Task A_refused_connect_and_a_hook_that_throws_end_in_the_failure_event()
    {
        var failures = new FailureEvents();
        await using SignInApp app = await SignInApp.StartAsync(options =>
        {
            failures.Configure(options);
            options.OnConnected = static _ => throw new InvalidOperationException("The tenant is full.");
        });
        using Browser browser = app.Open();

        string refused = await browser.ReadAsync("/notion/connect", address => address.AbsolutePath == "/v1/oauth/authorize" ? new Uri(address + "&deny=true") : null);
        string thrown = await browser.ReadAsync("/notion/connect");

        Assert.That((refused, thrown), Is.EqualTo(("failed", "failed")));
        Assert.That(failures.Messages[1], Is.EqualTo("The tenant is full."));
    }

    private static Dictionary<string, string> Claims(string json) => JsonSerializer.Deserialize<string[]>(json)!
        .Select(claim => claim.Split('=', 2))
        .ToDictionary(pair => pair[0], pair => pair[1]);
}
