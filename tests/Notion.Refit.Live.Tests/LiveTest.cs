using Notion.Refit.Emulator;

namespace Notion.Refit.Live.Tests;

/// <summary>An emulator with a client, on a clock that a test moves.</summary>
public abstract class LiveTest : IAsyncDisposable
{
    protected LiveTest()
    {
        Time = new ManualTimeProvider();
        Emulator = NotionEmulator.Start(new NotionEmulatorOptions { TimeProvider = Time });
        Notion = Connect();
    }

    private protected ManualTimeProvider Time { get; }

    protected NotionEmulator Emulator { get; }

    protected NotionClient Notion { get; }

    public virtual async ValueTask DisposeAsync()
    {
        Notion.Dispose();
        await Emulator.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>A further client: another program that changes Notion.</summary>
    protected NotionClient Connect() => NotionClient.Create(Emulator.Token, Emulator.CreateHandler(), o => { o.BaseAddress = Emulator.BaseAddress; o.RateLimit = NotionRateLimitOptions.None; });
}
