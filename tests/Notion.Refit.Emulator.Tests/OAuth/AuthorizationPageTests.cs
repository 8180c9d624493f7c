using System.Net;
using System.Net.Http.Json;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.Server;
using static Notion.Refit.Emulator.Tests.Workbench;

namespace Notion.Refit.Emulator.Tests.OAuth;

/// <summary>The page of authorization of the server: how other processes come to a code.</summary>
public sealed class AuthorizationPageTests
{
    private const string Valid = "client_id=emulated-client&redirect_uri=https%3A%2F%2Fapp.example%2Fback&response_type=code&owner=user";

    private NotionEmulator _emulator = null!;
    private WebApplication _server = null!;
    private HttpClient _http = null!;

    [SetUp]
    public Task SetUpAsync() => StartAsync();

    [TearDown]
    public async Task StopAsync()
    {
        _http.Dispose();
        await _server.DisposeAsync();
        await _emulator.DisposeAsync();
    }

    [Test]
    public async Task The_person_is_sent_back_with_a_code_that_becomes_tokens()
    {
        Uri back = await RedirectAsync($"{Valid}&state=a%20b%26c");
        string code = Value(back, "code")!;

        RawAnswer refused = await InstallAsync(Fill("{'grant_type': 'authorization_code', 'code': '$0'}", code));
        RawAnswer granted = await InstallAsync(Fill("{'grant_type': 'authorization_code', 'code': '$0', 'redirect_uri': 'https://app.example/back'}", code));

        Assert.That(back.GetLeftPart(UriPartial.Path), Is.EqualTo("https://app.example/back"));
        Assert.That(Value(back, "state"), Is.EqualTo("a b&c"));
        Assert.That(refused.Code, Is.EqualTo("invalid_grant"), "the address was said before and must be said again");
        Assert.That(granted.Status, Is.EqualTo(200), granted.Message);
        Assert.That(granted["workspace_id"].GetString(), Is.EqualTo(_emulator.Workspace.Id.ToString()));
    }

    [Test]
    public async Task Each_visit_gives_another_code_and_no_state_where_there_was_none()
    {
        Uri first = await RedirectAsync(Valid);
        Uri second = await RedirectAsync(Valid);

        Assert.That(Value(first, "code"), Is.Not.EqualTo(Value(second, "code")));
        Assert.That(Value(first, "state"), Is.Null);
    }

    [Test]
    public async Task What_the_address_of_the_app_has_in_its_query_stays()
    {
        Uri back = await RedirectAsync(Valid.Replace("back", "back%3Ftenant%3D7", StringComparison.Ordinal));

        Assert.That(Value(back, "tenant"), Is.EqualTo("7"));
        Assert.That(Value(back, "code"), Is.Not.Null);
    }

    [TestCase(Valid + "&deny=true", "access_denied")]
    [TestCase("client_id=emulated-client&redirect_uri=https://app.example/back&response_type=token&owner=user", "unsupported_response_type")]
    [TestCase("client_id=emulated-client&redirect_uri=https://app.example/back&owner=user", "invalid_request")]
    [TestCase("client_id=emulated-client&redirect_uri=https://app.example/back&response_type=code", "invalid_request")]
    [TestCase("client_id=emulated-client&redirect_uri=https://app.example/back&response_type=code&owner=workspace", "invalid_request")]
    public async Task A_person_who_refuses_and_a_request_that_is_invalid_go_back_with_an_error(string query, string error)
    {
        Uri back = await RedirectAsync(query + "&state=s");

        Assert.That(Value(back, "error"), Is.EqualTo(error));
        Assert.That(Value(back, "state"), Is.EqualTo("s"));
        Assert.That(Value(back, "code"), Is.Null);
    }

    [TestCase("redirect_uri=https://app.example/back&response_type=code&owner=user", "query.client_id should be defined")]
    [TestCase("client_id=other&redirect_uri=https://app.example/back&response_type=code&owner=user", "query.client_id should be the id of a public connection, instead was `\"other\"`.")]
    [TestCase("client_id=emulated-client&response_type=code&owner=user", "query.redirect_uri should be defined")]
    [TestCase("client_id=emulated-client&redirect_uri=/back&response_type=code&owner=user", "query.redirect_uri should be a redirect URI of the public connection")]
    [TestCase("client_id=emulated-client&redirect_uri=javascript:alert(1)&response_type=code&owner=user", "query.redirect_uri should be a redirect URI of the public connection")]
    [TestCase("client_id=emulated-client&redirect_uri=https://app.example/back%23here&response_type=code&owner=user", "query.redirect_uri should be a redirect URI of the public connection")]
    public async Task An_address_that_is_not_one_of_the_app_gets_no_redirect(string query, string message)
    {
        RawAnswer refused = await GetAsync(query);

        Assert.That((refused.Status, refused.Code), Is.EqualTo((400, "validation_error")));
        Assert.That(refused.Message, Does.Contain(message));
        Assert.That(refused.RequestId, Is.EqualTo(refused["request_id"].GetString()));
    }

    [Test]
    public async Task Only_the_addresses_of_the_connection_are_taken_when_it_has_some()
    {
        await StopAsync();
        await StartAsync("https://app.example/back", "https://app.example/other");

        Uri back = await RedirectAsync(Valid);
        RawAnswer elsewhere = await GetAsync(Valid.Replace("back", "elsewhere", StringComparison.Ordinal));
        RawAnswer nowhere = await GetAsync("client_id=emulated-client&response_type=code&owner=user");

        Assert.That(Value(back, "code"), Is.Not.Null);
        Assert.That(elsewhere.Message, Does.Contain("query.redirect_uri should be a redirect URI of the public connection"));
        Assert.That(nowhere.Message, Does.Contain("query.redirect_uri should be defined"));
    }

    [Test]
    public async Task The_only_address_of_the_connection_need_not_be_said_and_must_not_be_later()
    {
        await StopAsync();
        await StartAsync("https://app.example/back");

        Uri back = await RedirectAsync("client_id=emulated-client&response_type=code&owner=user");
        RawAnswer granted = await InstallAsync(Fill("{'grant_type': 'authorization_code', 'code': '$0'}", Value(back, "code")!));

        Assert.That(back.GetLeftPart(UriPartial.Path), Is.EqualTo("https://app.example/back"));
        Assert.That(granted.Status, Is.EqualTo(200), granted.Message);
    }

    private static string? Value(Uri address, string name) =>
        QueryText.Parse(address.Query).Where(parameter => parameter.Key == name).Select(parameter => parameter.Value).SingleOrDefault();

    private async Task StartAsync(params string[] redirectUris)
    {
        _emulator = NotionEmulator.Start(new NotionEmulatorOptions { OAuthRedirectUris = redirectUris });
        _server = EmulatorServer.Build(_emulator, new ServerOptions(Port: 0));
        await _server.StartAsync();
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(_server.Urls.Single()) };
    }

    private async Task<Uri> RedirectAsync(string query)
    {
        using HttpResponseMessage response = await _http.GetAsync(new Uri("/v1/oauth/authorize?" + query, UriKind.Relative));
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Found), await response.Content.ReadAsStringAsync());
        return response.Headers.Location!;
    }

    private async Task<RawAnswer> GetAsync(string query)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/v1/oauth/authorize?" + query, UriKind.Relative));
        return await RawApi.SendAsync(_http, request);
    }

    private async Task<RawAnswer> InstallAsync(string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/v1/oauth/token", UriKind.Relative)) { Content = JsonContent.Create(Body(body)) };
        request.Headers.Add("Authorization", "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{_emulator.OAuth.ClientId}:{_emulator.OAuth.ClientSecret}")));
        return await RawApi.SendAsync(_http, request);
    }
}
