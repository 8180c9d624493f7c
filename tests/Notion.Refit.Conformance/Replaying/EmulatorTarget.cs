using System.Text.Json;
using Notion.Refit.Emulator;
using Notion.Refit.Emulator.Seeding;

namespace Notion.Refit.Conformance.Replaying;

/// <summary>A fresh emulator in this process, with the names, ids and times of the recording.</summary>
internal sealed class EmulatorTarget : IReplayTarget
{
    private readonly ReplayClock _clock = new();
    private readonly NotionEmulator _emulator;
    private readonly HttpClient _http;
    private readonly AnswerSeeder _seeder;

    public EmulatorTarget(CassetteScan scan, SeedLibrary library, IdMap ids)
    {
        NotionEmulatorOptions options = new() { TimeProvider = _clock, Seed = 1 };
        if ((scan.IntegrationName ?? library.IntegrationName) is { } integration)
            options = options with { IntegrationName = integration };
        if ((scan.WorkspaceName ?? library.WorkspaceName) is { } workspace)
            options = options with { WorkspaceName = workspace };
        if ((scan.AppAddress ?? library.AppAddress) is { } address)
            options = options with { AppAddress = new Uri(address) };

        _emulator = NotionEmulator.Start(options);
        Guid bot = scan.Bot ?? library.Bot ?? Guid.NewGuid();
        Guid workspaceId = scan.Workspace ?? Guid.NewGuid();
        _seeder = AnswerSeeder.Start(_emulator, workspaceId, bot);
        _http = _emulator.CreateHttpClient();
        ids.Keep(bot);
        ids.Keep(workspaceId);
    }

    public Task<IReadOnlyList<string>> SeedAsync(IReadOnlyList<Seed> seeds, IReadOnlyDictionary<Guid, IReadOnlyList<Guid>> children, IdMap ids)
    {
        List<string> failed = [];
        foreach (Seed seed in seeds)
        {
            ids.Keep(seed.Id);
            KeepProperties(seed, ids);

            JsonElement answer = JsonSerializer.SerializeToElement(seed.Answer);
            try
            {
                _seeder.Plant(answer);
            }
            catch (Exception e) when (e is ArgumentException or JsonException or FormatException or InvalidOperationException)
            {
                failed.Add($"{seed.Kind} {seed.Id}: {e.Message}");
            }
        }

        foreach (Guid parent in seeds.Select(seed => RecordedIds.Parent(seed.Answer)).OfType<Guid>().Distinct())
        {
            if (children.TryGetValue(parent, out IReadOnlyList<Guid>? order))
                _seeder.Arrange(parent, order);
        }

        return Task.FromResult<IReadOnlyList<string>>(failed);
    }

    public void MoveClock(DateTimeOffset now) => _clock.Move(now);

    public Task<ReplayAnswer> SendAsync(ReplayRequest request) => HttpReplay.SendAsync(_http, _emulator.Token, request);

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _emulator.DisposeAsync();
    }

    private static void KeepProperties(Seed seed, IdMap ids)
    {
        if (seed.Answer["properties"] is not System.Text.Json.Nodes.JsonObject properties)
            return;
        foreach (string? id in properties.Select(property => property.Value?["id"]?.GetValue<string>()))
        {
            if (id is not null)
                ids.KeepProperty(Uri.UnescapeDataString(id));
        }
    }
}
