using System.Net.Http.Headers;
using System.Text;
using static Notion.Refit.Emulator.Tests.Workbench;

namespace Notion.Refit.Emulator.Tests.OAuth;

/// <summary>The life of an installation: code, tokens, refresh, introspection, end.</summary>
public sealed class OAuthTests
{
    private readonly FixedTime _time = new(new DateTimeOffset(2026, 6, 17, 10, 0, 0, TimeSpan.Zero));

    private NotionEmulator _emulator = null!;
    private HttpClient _http = null!;

    [SetUp]
    public void Start()
    {
        _emulator = NotionEmulator.Start(new NotionEmulatorOptions { TimeProvider = _time, OAuthTokenLifetime = TimeSpan.FromHours(1) });
        _http = _emulator.CreateHttpClient();
    }

    [TearDown]
    public async Task EndAsync()
    {
        _http.Dispose();
        await _emulator.DisposeAsync();
    }

    [Test]
    public async Task A_code_becomes_an_installation_with_a_bot_that_belongs_to_the_person()
    {
        RawAnswer granted = await InstallAsync(_emulator.OAuth.Authorize());
        RawAnswer me = await MeAsync(granted);

        Assert.That(granted.Status, Is.EqualTo(200), granted.Message);
        Assert.That(granted["token_type"].GetString(), Is.EqualTo("bearer"));
        Assert.That(granted["workspace_id"].GetString(), Is.EqualTo(_emulator.Workspace.Id.ToString()));
        Assert.That(granted["owner"].GetProperty("user").GetProperty("name").GetString(), Is.EqualTo("Ada Lovelace"));
        Assert.That(me.Id, Is.EqualTo(granted["bot_id"].GetString()));
        Assert.That(me["bot"].GetProperty("owner").GetProperty("type").GetString(), Is.EqualTo("user"));
    }

    [Test]
    public async Task An_installation_may_do_and_see_what_the_person_agreed_to()
    {
        EmulatedWorkspace other = _emulator.AddWorkspace("Umbra");
        PageId open = other.AddPage("Open");
        PageId hidden = other.AddPage("Hidden");

        RawAnswer granted = await InstallAsync(_emulator.OAuth.Authorize(other, capabilities: ConnectionCapabilities.ReadContent, shared: [open]));

        Assert.That((await GetAsync(granted, $"/v1/pages/{open}")).Status, Is.EqualTo(200));
        Assert.That((await GetAsync(granted, $"/v1/pages/{hidden}")).Status, Is.EqualTo(404));
        Assert.That((await GetAsync(granted, "/v1/users")).Status, Is.EqualTo(403));
    }

    [Test]
    public async Task A_code_works_once_and_for_ten_minutes()
    {
        string used = _emulator.OAuth.Authorize();
        string late = _emulator.OAuth.Authorize();
        await InstallAsync(used);
        _time.Advance(TimeSpan.FromMinutes(10));

        foreach (string code in (string[])[used, late, "never made"])
        {
            RawAnswer refused = await InstallAsync(code);
            Assert.That((refused.Status, refused.Code), Is.EqualTo((400, "invalid_grant")));
        }
    }

    [Test]
    public async Task The_redirect_address_must_be_the_one_of_the_page_of_authorization()
    {
        string with = _emulator.OAuth.Authorize(redirectUri: "https://app.example/back");
        string without = _emulator.OAuth.Authorize();

        Assert.That((await InstallAsync(with)).Code, Is.EqualTo("invalid_grant"));
        Assert.That((await InstallAsync(without, "https://app.example/back")).Code, Is.EqualTo("invalid_request"));
        Assert.That((await InstallAsync(with, "https://app.example/back")).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task A_refresh_gives_a_new_pair_and_ends_the_old_one()
    {
        RawAnswer first = await InstallAsync(_emulator.OAuth.Authorize());

        RawAnswer second = await RefreshAsync(first);

        Assert.That(second["bot_id"].GetString(), Is.EqualTo(first["bot_id"].GetString()));
        Assert.That((await MeAsync(first)).Status, Is.EqualTo(401));
        Assert.That((await MeAsync(second)).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task A_refresh_token_that_comes_a_second_time_ends_the_installation()
    {
        RawAnswer first = await InstallAsync(_emulator.OAuth.Authorize());
        RawAnswer second = await RefreshAsync(first);

        RawAnswer again = await RefreshAsync(first);

        Assert.That((again.Status, again.Code), Is.EqualTo((400, "invalid_grant")));
        Assert.That((await MeAsync(second)).Status, Is.EqualTo(401));
        Assert.That((await RefreshAsync(second)).Code, Is.EqualTo("invalid_grant"));
    }

    [Test]
    public async Task An_access_token_ends_after_its_lifetime_and_can_be_refreshed()
    {
        RawAnswer granted = await InstallAsync(_emulator.OAuth.Authorize());
        Assert.That((await MeAsync(granted)).Status, Is.EqualTo(200));

        _time.Advance(TimeSpan.FromHours(1));

        Assert.That((await MeAsync(granted)).Status, Is.EqualTo(401));
        Assert.That((await IntrospectAsync(granted, "access_token"))["active"].GetBoolean(), Is.False);
        Assert.That((await MeAsync(await RefreshAsync(granted))).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task Introspection_returns_scope_and_time_of_a_valid_token()
    {
        RawAnswer granted = await InstallAsync(_emulator.OAuth.Authorize(capabilities: ConnectionCapabilities.ReadContent | ConnectionCapabilities.ReadUsers));

        RawAnswer answer = await IntrospectAsync(granted, "access_token");

        Assert.That(answer["active"].GetBoolean(), Is.True);
        Assert.That(answer["scope"].GetString(), Is.EqualTo("read_content read_users"));
        Assert.That(answer["iat"].GetInt64(), Is.EqualTo(_time.GetUtcNow().ToUnixTimeSeconds()));
        Assert.That((await IntrospectAsync(granted, "refresh_token"))["active"].GetBoolean(), Is.True);
    }

    [Test]
    public async Task A_revoked_token_takes_its_partner_along()
    {
        RawAnswer granted = await InstallAsync(_emulator.OAuth.Authorize());

        RawAnswer revoked = await PostAsync("/v1/oauth/revoke", Fill("{'token': '$0'}", granted["access_token"].GetString()!));

        Assert.That(revoked.Status, Is.EqualTo(200));
        Assert.That((await MeAsync(granted)).Status, Is.EqualTo(401));
        Assert.That((await RefreshAsync(granted)).Code, Is.EqualTo("invalid_grant"));
        Assert.That((await IntrospectAsync(granted, "refresh_token"))["active"].GetBoolean(), Is.False);
    }

    [TestCase(null)]
    [TestCase("Bearer ntn_emulator")]
    [TestCase("Basic ZW11bGF0ZWQtY2xpZW50Ondyb25n")]
    public async Task Without_client_id_and_secret_nothing_is_reported(string? authorization)
    {
        RawAnswer refused = await PostAsync("/v1/oauth/introspect", "{'token': 'x'}", authorization is null ? null : AuthenticationHeaderValue.Parse(authorization));

        Assert.That((refused.Status, refused.Code), Is.EqualTo((401, "invalid_client")));
    }

    [TestCase("{}", "invalid_request")]
    [TestCase("{'grant_type': 'authorization_code'}", "invalid_request")]
    [TestCase("{'grant_type': 'password'}", "unsupported_grant_type")]
    [TestCase("{'grant_type': 'refresh_token', 'refresh_token': 5}", "invalid_request")]
    public async Task A_malformed_request_is_reported_in_the_words_of_oauth(string body, string code)
    {
        RawAnswer refused = await PostAsync("/v1/oauth/token", body);

        Assert.That((refused.Status, refused.Code), Is.EqualTo((400, code)));
    }

    private Task<RawAnswer> InstallAsync(string code, string? redirectUri = null) => PostAsync(
        "/v1/oauth/token", Fill(redirectUri is null ? "{'grant_type': 'authorization_code', 'code': '$0'}" : "{'grant_type': 'authorization_code', 'code': '$0', 'redirect_uri': '$1'}", code, redirectUri ?? ""));

    private Task<RawAnswer> RefreshAsync(RawAnswer granted) =>
        PostAsync("/v1/oauth/token", Fill("{'grant_type': 'refresh_token', 'refresh_token': '$0'}", granted["refresh_token"].GetString()!));

    private Task<RawAnswer> IntrospectAsync(RawAnswer granted, string token) =>
        PostAsync("/v1/oauth/introspect", Fill("{'token': '$0'}", granted[token].GetString()!));

    private Task<RawAnswer> MeAsync(RawAnswer granted) => GetAsync(granted, "/v1/users/me");

    private async Task<RawAnswer> GetAsync(RawAnswer granted, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", granted["access_token"].GetString());
        request.Headers.Add("Notion-Version", RawApi.Version);
        return await RawApi.SendAsync(_http, request);
    }

    private Task<RawAnswer> PostAsync(string path, string body) => PostAsync(
        path,
        body,
        new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{_emulator.OAuth.ClientId}:{_emulator.OAuth.ClientSecret}"))));

    private async Task<RawAnswer> PostAsync(string path, string body, AuthenticationHeaderValue? authorization)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative));
        request.Headers.Authorization = authorization;
        request.Content = new StringContent(body.Replace('\'', '"'), Encoding.UTF8, "application/json");
        return await RawApi.SendAsync(_http, request);
    }
}
