using Notion.Refit.Emulator;

namespace Notion.Refit.Everyday.Tests;

/// <summary>A test with an emulator and a client of it.</summary>
internal abstract class EmulatorTest
{
    private NotionClient? _notion;

    protected NotionEmulator Emulator { get; private set; } = null!;

    protected INotionClient Notion => _notion!;

    protected PageId Root => Emulator.RootPageId;

    protected int RequestCount => Emulator.Requests.Count;

    [SetUp]
    public void StartEmulator()
    {
        Emulator = NotionEmulator.Start(Configure(new NotionEmulatorOptions { RecordedRequests = 5000 }));
        _notion = NotionClient.Create(Emulator.Token, Emulator.CreateHandler(), Configure);
    }

    [TearDown]
    public async Task StopEmulatorAsync()
    {
        _notion!.Dispose();
        await Emulator.DisposeAsync();
    }

    protected virtual NotionEmulatorOptions Configure(NotionEmulatorOptions options) => options;

    protected virtual void Configure(NotionOptions options)
    {
        options.BaseAddress = Emulator.BaseAddress;
        options.RateLimit.Enabled = false;
        options.Retry.MaxRetries = 0;
    }

    /// <summary>The requests that some calls make.</summary>
    protected async Task<int> CountAsync(Func<Task> calls)
    {
        int before = RequestCount;
        await calls();
        return RequestCount - before;
    }
}
