using System.Net.Http.Json;
using Microsoft.AspNetCore.Builder;
using Notion.Refit.Emulator.Server;
using static Notion.Refit.Emulator.Tests.Workbench;

namespace Notion.Refit.Emulator.Tests.Fronts;

/// <summary>What other processes may do with the server beside the API.</summary>
public sealed class SeedingFrontTests
{
    private readonly SettableClock _clock = new();

    private NotionEmulator _emulator = null!;
    private WebApplication _server = null!;
    private HttpClient _http = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _emulator = NotionEmulator.Start(new NotionEmulatorOptions { TimeProvider = _clock });
        _server = await StartAsync(_emulator);
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
    public async Task The_clock_stays_where_it_is_set()
    {
        await using var api = new RawApi(_emulator);

        RawAnswer answer = await PostAsync(_http, SeedingFront.ClockPath, "{'now': '2020-02-03T04:05:06+01:00'}");
        RawAnswer page = await api.CreatePageAsync();

        Assert.That(answer["now"].GetDateTimeOffset(), Is.EqualTo(new DateTimeOffset(2020, 2, 3, 3, 5, 6, TimeSpan.Zero)));
        Assert.That(page["created_time"].GetString(), Is.EqualTo("2020-02-03T03:05:00.000Z"));
    }

    [Test]
    public async Task The_clock_runs_again_when_it_is_set_to_nothing()
    {
        await PostAsync(_http, SeedingFront.ClockPath, "{'now': '2020-02-03T04:05:06Z'}");

        await PostAsync(_http, SeedingFront.ClockPath, "{'now': null}");

        Assert.That(_clock.GetUtcNow().Year, Is.GreaterThan(2025));
    }

    [TestCase("{}")]
    [TestCase("{'now': 'tomorrow'}")]
    [TestCase("{'now': 5}")]
    public async Task An_invalid_time_is_refused_and_leaves_the_clock_alone(string body)
    {
        await PostAsync(_http, SeedingFront.ClockPath, "{'now': '2020-02-03T04:05:06Z'}");

        RawAnswer refused = await PostAsync(_http, SeedingFront.ClockPath, body);

        Assert.That(refused.Status, Is.EqualTo(400));
        Assert.That(_clock.GetUtcNow(), Is.EqualTo(new DateTimeOffset(2020, 2, 3, 4, 5, 6, TimeSpan.Zero)));
    }

    [Test]
    public async Task A_server_around_an_emulator_with_another_clock_does_not_set_it()
    {
        await using var emulator = NotionEmulator.Start();
        await using WebApplication server = await StartAsync(emulator);
        using var http = new HttpClient { BaseAddress = new Uri(server.Urls.Single()) };

        RawAnswer refused = await PostAsync(http, SeedingFront.ClockPath, "{'now': '2020-02-03T04:05:06Z'}");

        Assert.That((refused.Status, refused.Code), Is.EqualTo((400, "invalid_request_url")));
    }

    [Test]
    public async Task A_workspace_that_is_brought_has_its_own_addresses()
    {
        const string Workspace = """
            {
              'id': '00000000-0000-4000-8000-000000000001', 'name': 'Umbra', 'bot': {'id': '00000000-0000-4000-8000-000000000002', 'name': 'Robot'},
              'app_address': 'https://www.notion.so/'
            }
            """;
        RawAnswer made = await PostAsync(_http, SeedingFront.WorkspacesPath, Workspace);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/v1/pages", UriKind.Relative)) { Content = JsonContent.Create(Body("{'parent': {'workspace': true}, 'properties': {}}")) };
        request.Headers.Add("Authorization", "Bearer " + made["token"].GetString());
        request.Headers.Add("Notion-Version", RawApi.Version);

        RawAnswer page = Ok(await RawApi.SendAsync(_http, request));

        Assert.That(page["url"].GetString(), Is.EqualTo("https://www.notion.so/" + page.Id.Replace("-", "", StringComparison.Ordinal)));
    }

    private static async Task<WebApplication> StartAsync(NotionEmulator emulator)
    {
        WebApplication server = EmulatorServer.Build(emulator, new ServerOptions(Port: 0));
        await server.StartAsync();
        return server;
    }

    private static async Task<RawAnswer> PostAsync(HttpClient http, string path, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = JsonContent.Create(Body(body)) };
        return await RawApi.SendAsync(http, request);
    }
}
