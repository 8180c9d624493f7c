using System.Text.Json;
using Notion.Refit.Emulator;
using Notion.Refit.Emulator.Outside.Seeding;
using Notion.Refit.Emulator.Server;

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
        _emulator = NotionEmulator.Start(new NotionEmulatorOptions { TimeProvider = _clock, Seed = 1 });
        _seeder = AnswerSeeder.Start(_emulator, WorkspaceOf(scan, library, ids), _emulator.Token);
        _http = _emulator.CreateHttpClient();
    }

    /// <summary>The workspace of a conversation, with the names and ids that it has there.</summary>
    public static SeededWorkspace WorkspaceOf(CassetteScan scan, SeedLibrary library, IdMap ids)
    {
        SeededWorkspace workspace = new(
            scan.Workspace ?? Guid.NewGuid(),
            scan.WorkspaceName ?? library.WorkspaceName ?? "Workspace",
            scan.Bot ?? library.Bot ?? Guid.NewGuid(),
            scan.IntegrationName ?? library.IntegrationName ?? "Integration")
        {
            MaxFileUploadSize = scan.MaxFileUploadSize ?? library.MaxFileUploadSize,
            AppAddress = scan.AppAddress ?? library.AppAddress,
        };
        ids.Keep(workspace.BotId);
        ids.Keep(workspace.Id);
        return workspace;
    }

    public Task<IReadOnlyList<string>> SeedAsync(IReadOnlyList<Seed> seeds, IReadOnlyDictionary<Guid, IReadOnlyList<Guid>> children, IdMap ids)
    {
        ids.Keep(seeds);
        List<string> failed = [.. seeds.Select(seed => _seeder.TryPlant(JsonSerializer.SerializeToElement(seed.Answer))).OfType<string>()];
        foreach ((Guid parent, IReadOnlyList<Guid> order) in Seed.OrdersOf(seeds, children))
            _seeder.Arrange(parent, order);
        return Task.FromResult<IReadOnlyList<string>>(failed);
    }

    public Task MoveClockAsync(DateTimeOffset now)
    {
        _clock.Move(now);
        return Task.CompletedTask;
    }

    public Task<ReplayAnswer> SendAsync(ReplayRequest request) => HttpReplay.SendAsync(_http, _emulator.Token, request);

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _emulator.DisposeAsync();
    }
}
