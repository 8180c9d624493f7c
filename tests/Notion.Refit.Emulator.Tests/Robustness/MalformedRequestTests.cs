using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Notion.Refit.Emulator.Api.Endpoints;
using Notion.Refit.Emulator.Protocol.Description;
using Notion.Refit.Emulator.Server;
using Notion.Refit.Emulator.Tests.Files;
using static Notion.Refit.Emulator.Tests.Workbench;

namespace Notion.Refit.Emulator.Tests.Robustness;

/// <summary>Requests that are wrong in one place each, for every operation: none gets through, none does any harm.</summary>
public sealed class MalformedRequestTests
{
    // Nothing here takes long. A request that is not answered by then never will be.
    private static readonly TimeSpan Hang = TimeSpan.FromMinutes(5);

    [TestCaseSource(nameof(Operations))]
    public async Task Each_is_refused_with_the_place_that_is_wrong_and_changes_nothing(string operationId)
    {
        await using var api = new RawApi();
        Dictionary<string, string> ids = await PrepareAsync(api);
        using HttpClient http = api.Emulator.CreateHttpClient();

        await CheckAsync(operationId, api.Emulator, http, ids, step: 1);
    }

    [TestCaseSource(nameof(Operations))]
    public async Task So_it_is_over_a_port(string operationId)
    {
        await using var api = new RawApi();
        Dictionary<string, string> ids = await PrepareAsync(api);
        await using WebApplication server = EmulatorServer.Build(api.Emulator, new ServerOptions(Port: 0));
        await server.StartAsync();
        using var http = new HttpClient { BaseAddress = new Uri(server.Urls.Single()) };

        await CheckAsync(operationId, api.Emulator, http, ids, step: 5);
    }

    [TestCaseSource(nameof(Operations))]
    public async Task What_is_right_in_form_but_is_invalid_does_no_harm_either(string operationId)
    {
        if (ApiDescription.Embedded.Body(operationId) is not { } schema)
            return;
        await using var api = new RawApi();
        Dictionary<string, string> ids = await PrepareAsync(api);
        string[] uuids = [.. ids.Values.Where(id => Guid.TryParse(id, out _))];
        using HttpClient http = api.Emulator.CreateHttpClient();
        NotionOperation operation = Find(operationId);
        var random = new Random(11);

        string before = StateDump.Of(api.Emulator);
        for (int i = 0; i < 60; i++)
        {
            byte[] body = Encoding.UTF8.GetBytes(new SampleBody(schema, random, uuids).Root.ToJsonString());
            string path = ids.Aggregate(operation.Path, (filled, id) => filled.Replace($"{{{id.Key}}}", id.Value, StringComparison.Ordinal));
            var request = new MalformedRequest("right in form", path, 0) { Body = body };
            RawAnswer answer = await SendAsync(http, operation, request, Authorization(operation, api.Emulator)).WaitAsync(Hang);

            string told = $"{request}\n{answer.Status} {answer.Code}: {(answer.Status < 300 ? "" : answer.Message)}";
            Assert.That(answer.Status, Is.LessThan(500), told);
            string after = StateDump.Of(api.Emulator);
            if (answer.Status >= 300)
                Assert.That(after, Is.EqualTo(before), told);

            // What was taken on for later is carried out with the next request.
            Ok(await api.GetAsync("/v1/users/me"));
            before = StateDump.Of(api.Emulator);
        }
    }

    [Test]
    public async Task A_change_of_anything_would_be_seen()
    {
        await using var api = new RawApi();
        Dictionary<string, string> ids = await PrepareAsync(api);
        var dumps = new HashSet<string>(StringComparer.Ordinal) { StateDump.Of(api.Emulator) };
        (string Path, string Body)[] changes =
        [
            ("pages/$page_id", "{'is_locked': true}"),
            ("blocks/$block_id", "{'to_do': {'checked': true}}"),
            ("databases/$database_id", "{'title': [{'text': {'content': 'x'}}]}"),
            ("data_sources/$data_source_id", "{'properties': {'N': null}}"),
            ("comments/$comment_id", "{'rich_text': [{'text': {'content': 'y'}}]}"),
            ("views/$view_id", "{'name': 'x'}"),
        ];

        foreach ((string path, string body) in changes)
        {
            Ok(await api.PatchAsync("/v1/" + ids.Aggregate(path, (filled, id) => filled.Replace("$" + id.Key, id.Value, StringComparison.Ordinal)), Body(body)));
            Assert.That(dumps.Add(StateDump.Of(api.Emulator)), path);
        }

        Ok(await api.SendUploadAsync(ids["file_upload_id"], [1]));
        Assert.That(dumps.Add(StateDump.Of(api.Emulator)), "a file upload");
    }

    [Test]
    public void There_are_more_than_500()
    {
        int count = Operations().Sum(id => MalformedRequests.Of(Find(id), name => name).Count);

        Assert.That(count, Is.GreaterThan(500));
        TestContext.Out.WriteLine($"{count} malformed requests for {Operations().Count()} operations");
    }

    [TestCaseSource(nameof(Operations))]
    public void The_bodies_they_are_made_from_are_right(string operationId)
    {
        if (ApiDescription.Embedded.Body(operationId) is not { } schema)
            return;
        var random = new Random(5);
        for (int i = 0; i < 20; i++)
        {
            var body = new SampleBody(schema, random);
            using JsonDocument json = JsonDocument.Parse(body.Root.ToJsonString(), new JsonDocumentOptions { MaxDepth = 256 });
            Assert.That(() => BodyCheck.Run(schema, new Emulator.Protocol.Messages.BodyPart(json.RootElement, "body")), Throws.Nothing, body.Root.ToJsonString());
        }
    }

    private static IEnumerable<string> Operations() =>
        EndpointTable.All.Select(endpoint => endpoint.Operation.Id).Concat(EndpointTable.OfClients.Select(endpoint => endpoint.Operation.Id));

    private static NotionOperation Find(string id) => NotionOperations.All.Single(operation => operation.Id == id);

    private static async Task CheckAsync(string operationId, NotionEmulator emulator, HttpClient http, Dictionary<string, string> ids, int step)
    {
        NotionOperation operation = Find(operationId);
        IReadOnlyList<MalformedRequest> requests = MalformedRequests.Of(operation, name => ids[name]);
        string before = StateDump.Of(emulator);
        for (int i = 0; i < requests.Count; i += step)
        {
            MalformedRequest request = requests[i];
            RawAnswer answer = await SendAsync(http, operation, request, Authorization(operation, emulator)).WaitAsync(Hang);

            string told = $"{request}\n{answer.Status} {answer.Code}: {answer.Message}";
            Assert.That(answer.Status, Is.EqualTo(request.Status), told);
            Assert.That(answer["object"].GetString(), Is.EqualTo("error"), told);
            Assert.That(answer.Code, Is.Not.Empty, told);
            Assert.That(answer.Message, Is.Not.Empty, told);
            if (request.Places.Length > 0)
                Assert.That(request.Places.Any(place => answer.Message!.Contains(place, StringComparison.Ordinal)), $"does not name {string.Join(" or ", request.Places)}: {told}");
            Assert.That(StateDump.Of(emulator), Is.EqualTo(before), told);
        }
    }

    private static async Task<RawAnswer> SendAsync(HttpClient http, NotionOperation operation, MalformedRequest malformed, AuthenticationHeaderValue authorization)
    {
        using var request = new HttpRequestMessage(operation.Method, new Uri(malformed.Path, UriKind.Relative));
        if (malformed.Token is not null)
            request.Headers.Authorization = malformed.Token.Length == 0 ? authorization : new AuthenticationHeaderValue(authorization.Scheme, malformed.Token);
        if (malformed.Version is not null)
            request.Headers.Add("Notion-Version", malformed.Version);
        if (malformed.Body is not null)
        {
            request.Content = new ByteArrayContent(malformed.Body);
            request.Content.Headers.TryAddWithoutValidation("Content-Type", malformed.ContentType);
        }

        return await RawApi.SendAsync(http, request);
    }

    private static AuthenticationHeaderValue Authorization(NotionOperation operation, NotionEmulator emulator) => operation.UsesClientCredentials
        ? new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{emulator.OAuth.ClientId}:{emulator.OAuth.ClientSecret}")))
        : new("Bearer", emulator.Token);

    // One of everything that a path may name.
    private static async Task<Dictionary<string, string>> PrepareAsync(RawApi api)
    {
        RawAnswer page = await api.CreatePageAsync(children: "[{'to_do': {'rich_text': [{'text': {'content': 'x'}}]}}]");
        (string database, string source) = await api.CreateTableAsync("'N': {'number': {}}, 'S': {'select': {}}");
        await api.CreateRowAsync(source, "Row", "'N': {'number': 1}, 'S': {'select': {'name': 'A'}}");
        RawAnswer comment = Ok(await api.PostAsync("/v1/comments", Body("{'parent': {'page_id': '$0'}, 'rich_text': [{'text': {'content': 'x'}}]}", page.Id)));
        RawAnswer upload = await api.CreateUploadAsync("{'filename': 'a.txt'}");
        string agent = api.Emulator.Workspace.AddAgent("Helper", ["Hi"]).ToString();
        string session = Ok(await api.PostAsync("/v1/sessions", Body("{'agent_id': '$0', 'message': 'x'}", agent))).Id;
        RawAnswer vault = Ok(await api.PostAsync(
            $"/v1/external_agent_stub/{agent}/vaults",
            Body("{'name': 'x', 'target': {'type': 'mcp_server', 'server_url': 'https://example.com', 'authorization': {'type': 'bearer'}}, 'credential': {'value': 'x', 'expires_at': '2030-01-01T00:00:00Z'}}")));
        string view = Ok(await api.GetAsync($"/v1/views?database_id={database}")).Results[0].GetProperty("id").GetString()!;
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["page_id"] = page.Id,
            ["block_id"] = (await api.GetAsync($"/v1/blocks/{page.Id}/children")).Results[0].GetProperty("id").GetString()!,
            ["database_id"] = database,
            ["data_source_id"] = source,
            ["comment_id"] = comment.Id,
            ["file_upload_id"] = upload.Id,
            ["view_id"] = view,
            ["query_id"] = Ok(await api.PostAsync($"/v1/views/{view}/queries", Body("{}"))).Id,
            ["user_id"] = (await api.GetAsync("/v1/users")).Results[0].GetProperty("id").GetString()!,
            ["property_id"] = "title",
            ["agent_id"] = agent,
            ["session_id"] = session,
            ["thread_id"] = session,
            ["vault_id"] = vault.Id,
            ["task_id"] = "task_0123456789abcdef",
        };
    }
}
