using Microsoft.AspNetCore.Builder;
using Notion.Refit.Conformance.Commands;
using Notion.Refit.Conformance.Replaying;
using Notion.Refit.Emulator;
using Notion.Refit.Emulator.Server;
using static Notion.Refit.Conformance.Tests.Replaying.TestCassette;

namespace Notion.Refit.Conformance.Tests.Replaying;

/// <summary>Replaying against a server: conversations do not see each other, and what cannot be seeded is told.</summary>
[TestFixture]
public sealed class ServerReplayTests
{
    private string _file = "";
    private NotionEmulator _emulator = null!;
    private WebApplication _server = null!;
    private HttpClient _http = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _file = Path.GetTempFileName();
        _emulator = NotionEmulator.Start(new NotionEmulatorOptions { TimeProvider = new SettableClock() });
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
        File.Delete(_file);
    }

    [Test]
    public async Task Each_conversation_has_a_workspace_of_its_own_with_what_it_reads()
    {
        string found = $$"""
            {
              "object": "list", "results": [{{Page(Root, "Root page", InWorkspace)}}], "next_cursor": null, "has_more": false,
              "type": "page_or_data_source", "page_or_data_source": {}
            }
            """;
        IEnumerable<string> lines = new[] { "one", "two" }.SelectMany(name => new TestCassette(name)
            .Add("GET", $"/v1/pages/{Root}", null, Page(Root, "Root page", InWorkspace))
            .Add("POST", "/v1/pages", $$"""{ "parent": { "page_id": "{{Root}}" }, "properties": { "title": [{ "text": { "content": "Child page" } }] } }""", Page(Child, "Child page", InRoot))
            .Add("GET", $"/v1/pages/{Child}", null, Page(Child, "Child page", InRoot))
            .Add("POST", "/v1/search", """{ "query": "root" }""", found)
            .Lines);

        (int code, string output) = await RunAsync(lines, "none");

        Assert.That(code, Is.Zero, output);
        Assert.That(output, Does.Not.Contain("Not seeded"));
    }

    [Test]
    public async Task What_could_not_be_seeded_is_reported()
    {
        // A discussion must have an id.
        string comment = $$"""
            {
              "object": "comment", "id": "{{Child}}", "parent": { "type": "page_id", "page_id": "{{Root}}" }, "discussion_id": "no id",
              "created_time": "2026-06-01T10:00:00.000Z", "last_edited_time": "2026-06-01T10:00:00.000Z",
              "created_by": { "object": "user", "id": "{{Bot}}" }, "rich_text": {{Text("x")}}, "display_name": { "type": "integration", "resolved_name": "x" }
            }
            """;
        TestCassette cassette = new TestCassette().Add("GET", $"/v1/comments/{Child}", null, comment);

        (_, string output) = await RunAsync(cassette.Lines, "none");

        Assert.That(output, Does.Contain("Not seeded (1):").And.Contain($"comment {Child}"));
    }

    [Test]
    public async Task A_server_that_takes_no_workspaces_is_used_with_the_token_that_is_given()
    {
        using HttpClient elsewhere = new(new WithoutSeeding { InnerHandler = new HttpClientHandler() }) { BaseAddress = _http.BaseAddress };
        TestCassette cassette = new TestCassette()
            .Add("GET", $"/v1/pages/{Root}", null, Page(Root, "Root page", InWorkspace))
            .Add("GET", "/v1/nowhere", null, """{ "object": "error", "status": 400, "code": "invalid_request_url", "message": "Invalid request URL." }""", 400);

        (_, string output) = await RunAsync(cassette.Lines, _emulator.Token, elsewhere);

        Assert.That(output, Does.Contain("Not seeded (1):").And.Contain($"Page {Root}: the server has no /emulator/objects"));
        Assert.That(output, Does.Contain("status: was 200, is 404 (Could not find page"));
    }

    [Test]
    public async Task The_clock_of_the_server_goes_with_each_conversation()
    {
        // The second one was recorded earlier than the first.
        IEnumerable<string> lines = new[] { ("late", "2026-06-02T10:00:00.000Z"), ("early", "2026-06-01T10:00:00.000Z") }.SelectMany(entry => new TestCassette(entry.Item1)
            .Add("GET", $"/v1/pages/{Root}", null, Page(Root, "Root page", InWorkspace, entry.Item2))
            .Lines);

        (int code, string output) = await RunAsync(lines, "none");

        Assert.That(code, Is.Zero, output);
        Assert.That(_emulator.Options.TimeProvider.GetUtcNow(), Is.EqualTo(new DateTimeOffset(2026, 6, 1, 10, 0, 59, TimeSpan.Zero)));
    }

    private async Task<(int Code, string Output)> RunAsync(IEnumerable<string> lines, string token, HttpClient? http = null)
    {
        File.WriteAllLines(_file, lines);
        using StringWriter output = new();
        int code = await ReplayCommand.RunAsync(
            [_file],
            new ReplayVersions(),
            (scan, library, ids) => new ServerTarget(http ?? _http, EmulatorTarget.WorkspaceOf(scan, library, ids), token),
            ExplanationFile.Parse(""),
            100,
            20,
            output,
            output);
        return (code, output.ToString());
    }

    private sealed class WithoutSeeding : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            request.RequestUri!.AbsolutePath.StartsWith("/emulator/", StringComparison.Ordinal)
                ? Task.FromResult(new HttpResponseMessage(System.Net.HttpStatusCode.NotFound))
                : base.SendAsync(request, cancellationToken);
    }
}
