using Notion.Refit.Emulator;
using Notion.Refit.Live;
using Notion.Refit.Models;

namespace Notion.Refit.Benchmarks.Jobs;

/// <summary>A session with what the changes of the table are made to: a page of 20 blocks, a row, and a data source with every kind of column that can be written.</summary>
internal sealed class LiveWorkspace : IAsyncDisposable
{
    private const int Blocks = 20;

    private readonly CountingHandler _handler;
    private readonly NotionClient _client;
    private readonly NotionEmulator _emulator;

    private LiveWorkspace(NotionEmulator emulator)
    {
        _emulator = emulator;
        _handler = new CountingHandler(emulator.CreateHandler(), TimeSpan.Zero);
        _client = NotionClient.Create(emulator.Token, _handler, options =>
        {
            options.BaseAddress = emulator.BaseAddress;
            options.Retry.MaxRetries = 0;
            options.RateLimit.Enabled = false;
        });
        Session = LiveSession.Open(_client);
    }

    public LiveSession Session { get; }

    public LivePage Page { get; private set; } = null!;

    public LiveDataSource Tasks { get; private set; } = null!;

    public LivePage Row { get; private set; } = null!;

    public UserId User { get; private set; }

    /// <summary>Makes a change in a new workspace and counts the requests of its save.</summary>
    public static async Task<int> MeasureAsync(LiveJob job)
    {
        await using var workspace = new LiveWorkspace(NotionEmulator.Start(new NotionEmulatorOptions { RecordedRequests = 0 }));
        await workspace.LoadAsync();
        int loaded = workspace._handler.Count;
        await job.Change(workspace);
        if (workspace._handler.Count != loaded)
            throw new InvalidOperationException($"'{job.Name}' has made requests before it was saved.");
        await workspace.Session.SaveAsync();
        int saved = workspace._handler.Count - loaded;
        if (workspace.Session.Pending.Count > 0)
            throw new InvalidOperationException($"'{job.Name}' is not saved.");
        return saved;
    }

    public async ValueTask DisposeAsync()
    {
        await Session.DisposeAsync();
        _client.Dispose();
        _handler.Dispose();
        await _emulator.DisposeAsync();
    }

    private async Task LoadAsync()
    {
        PageId page = _emulator.Workspace.AddPage("Page", Enumerable.Range(0, Blocks).Select(i => new ParagraphBlock($"{i}")));
        DataSourceId tasks = _emulator.Workspace.AddDatabase("Tasks", new()
        {
            ["Name"] = PropertySchema.Title(),
            ["Notes"] = PropertySchema.RichText(),
            ["Cost"] = PropertySchema.Number(),
            ["Kind"] = PropertySchema.Select("a", "b"),
            ["Tags"] = PropertySchema.MultiSelect("A", "B"),
            ["State"] = PropertySchema.Status("Open", "Done"),
            ["Due"] = PropertySchema.Date(),
            ["People"] = PropertySchema.People(),
            ["Files"] = PropertySchema.Files(),
            ["Done"] = PropertySchema.Checkbox(),
            ["Link"] = PropertySchema.Url(),
            ["Mail"] = PropertySchema.Email(),
            ["Phone"] = PropertySchema.PhoneNumber(),
        }).DataSourceId;
        using NotionClient other = NotionClient.Create(_emulator.Token, _emulator.CreateHandler(), options => options.BaseAddress = _emulator.BaseAddress);
        await other.DataSources.UpdateAsync(tasks, new() { Properties = { ["Blocks"] = PropertySchema.Relation(tasks) } });
        PageId row = _emulator.Workspace.AddRow(tasks, new() { ["Name"] = PropertyValue.Title("Row") });
        Page = await Session.GetPageAsync(page);
        await Page.Children.LoadAsync();
        Tasks = await Session.GetDataSourceAsync(tasks);
        Row = await Session.GetPageAsync(row);
        User = (await Session.Store.GetInstallationAsync()).Id;
    }
}
