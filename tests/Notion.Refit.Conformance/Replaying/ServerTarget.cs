using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Notion.Refit.Emulator.Outside.Seeding;

namespace Notion.Refit.Conformance.Replaying;

/// <summary>An emulator that runs as a server. Each conversation gets a workspace of its own there.</summary>
/// <param name="http">Leads to the server.</param>
/// <param name="workspace">The workspace of the conversation.</param>
/// <param name="token">The token for a server that cannot be given a workspace, so that nothing can be seeded.</param>
internal sealed class ServerTarget(HttpClient http, SeededWorkspace workspace, string token) : IReplayTarget
{
    private static readonly Uri WorkspacesPath = new("/emulator/workspaces", UriKind.Relative);
    private static readonly Uri ObjectsPath = new("/emulator/objects", UriKind.Relative);
    private static readonly Uri ClockPath = new("/emulator/clock", UriKind.Relative);

    // One for each conversation, as if it were alone.
    private readonly ReplayClock _clock = new();

    private string? _token;
    private bool _takesSeeds;

    public async Task<IReadOnlyList<string>> SeedAsync(IReadOnlyList<Seed> seeds, IReadOnlyDictionary<Guid, IReadOnlyList<Guid>> children, IdMap ids)
    {
        await OpenAsync();
        if (!_takesSeeds)
            return [.. seeds.Select(seed => $"{seed.Kind} {seed.Id}: the server has no {ObjectsPath}")];

        ids.Keep(seeds);
        JsonObject orders = [];
        foreach ((Guid parent, IReadOnlyList<Guid> order) in Seed.OrdersOf(seeds, children))
            orders[parent.ToString()] = new JsonArray([.. order.Select(id => (JsonNode)id.ToString())]);
        JsonObject body = new() { ["objects"] = new JsonArray([.. seeds.Select(seed => seed.Answer.DeepClone())]), ["children"] = orders };

        using HttpRequestMessage request = new(HttpMethod.Post, ObjectsPath) { Content = JsonContent.Create(body) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _token);
        using HttpResponseMessage response = await http.SendAsync(request);
        JsonNode? answer = await response.Content.ReadFromJsonAsync<JsonNode>();
        return response.IsSuccessStatusCode
            ? [.. answer!["failed"]!.AsArray().Select(problem => problem!.GetValue<string>())]
            : [$"{seeds.Count} objects: {answer?["message"]}"];
    }

    public async Task MoveClockAsync(DateTimeOffset now)
    {
        _clock.Move(now);

        // A server without such a clock goes on with its own.
        using HttpResponseMessage response = await http.PostAsJsonAsync(ClockPath, new JsonObject { ["now"] = _clock.GetUtcNow() });
    }

    public async Task<ReplayAnswer> SendAsync(ReplayRequest request)
    {
        await OpenAsync();
        return await HttpReplay.SendAsync(http, _token!, request);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task OpenAsync()
    {
        if (_token is not null)
            return;
        JsonObject body = new()
        {
            ["id"] = workspace.Id.ToString(),
            ["name"] = workspace.Name,
            ["bot"] = new JsonObject { ["id"] = workspace.BotId.ToString(), ["name"] = workspace.BotName },
            ["max_file_upload_size_in_bytes"] = workspace.MaxFileUploadSize,
            ["app_address"] = workspace.AppAddress,
        };
        using HttpResponseMessage response = await http.PostAsJsonAsync(WorkspacesPath, body);
        _takesSeeds = response.IsSuccessStatusCode;
        _token = _takesSeeds ? (await response.Content.ReadFromJsonAsync<JsonNode>())!["token"]!.GetValue<string>() : token;
    }
}
