using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Notion.Refit.Emulator.Server;

namespace Notion.Refit.Emulator.Tests.Fronts;

public sealed class EmulatorServerTests
{
    private NotionEmulator _emulator = null!;
    private WebApplication _server = null!;
    private HttpClient _http = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _emulator = NotionEmulator.Start();
        _server = EmulatorServer.Build(_emulator, new ServerOptions(Port: 0));
        await _server.StartAsync();
        _http = new HttpClient { BaseAddress = new Uri(_server.Urls.Single()) };
    }

    [TearDown]
    public async Task StopAsync()
    {
        _http.Dispose();
        await _server.DisposeAsync();
        await _emulator.DisposeAsync();
    }

    [Test]
    public async Task Health_needs_no_token()
    {
        using HttpResponseMessage response = await _http.GetAsync(new Uri(EmulatorServer.HealthPath, UriKind.Relative));

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task The_server_answers_as_the_in_process_handler_does()
    {
        using HttpClient inProcess = _emulator.CreateHttpClient();

        RawAnswer served = await AskAsync(_http);
        RawAnswer direct = await AskAsync(inProcess);

        Assert.That(served.Status, Is.EqualTo(direct.Status));
        Assert.That(served.Message, Is.EqualTo(direct.Message));
        Assert.That(served.ContentType, Is.EqualTo(direct.ContentType));
        Assert.That(served.RequestId, Is.EqualTo(served["request_id"].GetString()));

        static async Task<RawAnswer> AskAsync(HttpClient http)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/v1/users", UriKind.Relative));
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "wrong");
            return await RawApi.SendAsync(http, request);
        }
    }

    [Test]
    public async Task An_address_outside_of_the_api_is_answered_as_the_api_does()
    {
        using HttpResponseMessage response = await _http.GetAsync(new Uri("/", UriKind.Relative));
        using JsonDocument body = JsonDocument.Parse(await response.Content.ReadAsStringAsync());

        Assert.That((int)response.StatusCode, Is.EqualTo(400));
        Assert.That(body.RootElement.GetProperty("code").GetString(), Is.EqualTo("invalid_request_url"));
    }

    [Test]
    public async Task A_body_larger_than_any_operation_takes_is_reported_as_the_api_does()
    {
        // The client asks before it sends: what a server says while it is still being sent to may get lost.
        using var http = new HttpClient(new SocketsHttpHandler { Expect100ContinueTimeout = Timeout.InfiniteTimeSpan }) { BaseAddress = _http.BaseAddress };
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/v1/pages", UriKind.Relative)) { Content = new ByteArrayContent(new byte[40_000_000]) };
        request.Headers.ExpectContinue = true;
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _emulator.Token);
        request.Headers.Add("Notion-Version", RawApi.Version);

        RawAnswer answer = await RawApi.SendAsync(http, request);

        Assert.That(answer.Status, Is.EqualTo(413));
        Assert.That(answer.Code, Is.EqualTo("validation_error"));
    }
}
