using Microsoft.Extensions.DependencyInjection;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Tests.Contract;

/// <summary>Where contract tests run: a client, wired as an app wires it, and a page to work under.</summary>
internal sealed class ContractPlace : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly NotionEmulator? _emulator;

    private ContractPlace(ServiceProvider services, PageId page, NotionEmulator? emulator)
    {
        _services = services;
        _emulator = emulator;
        Notion = services.GetRequiredService<INotionClient>();
        Page = page;
    }

    public INotionClient Notion { get; }

    /// <summary>What a test makes goes under this page.</summary>
    public PageId Page { get; }

    /// <summary>Opens a place of a kind; a test that finds none is skipped.</summary>
    /// <param name="live">Whether it is a real workspace: that of NOTION_TOKEN, under the page NOTION_TEST_PAGE_ID.</param>
    public static async Task<ContractPlace> OpenAsync(bool live)
    {
        if (!live)
            return OpenEmulator();

        string? token = Environment.GetEnvironmentVariable("NOTION_TOKEN");
        string? page = Environment.GetEnvironmentVariable("NOTION_TEST_PAGE_ID");
        if (string.IsNullOrEmpty(token) || string.IsNullOrEmpty(page))
            Assert.Ignore("No live workspace: NOTION_TOKEN and NOTION_TEST_PAGE_ID are not set.");
        return await OpenLiveAsync(token, page);
    }

    public async ValueTask DisposeAsync()
    {
        if (_emulator is null)
            await Notion.Pages.UpdateAsync(Page, new() { InTrash = true });
        await _services.DisposeAsync();
        if (_emulator is not null)
            await _emulator.DisposeAsync();
    }

    private static ContractPlace OpenEmulator()
    {
        NotionEmulator emulator = NotionEmulator.Start();
        var services = new ServiceCollection();
        services.AddNotion().UseEmulator(emulator);
        return new ContractPlace(services.BuildServiceProvider(), emulator.RootPageId, emulator);
    }

    // A page a test, so that nothing of another one is in the way; it goes into the trash in the end.
    private static async Task<ContractPlace> OpenLiveAsync(string token, string parent)
    {
        var services = new ServiceCollection();
        services.AddNotion(options => options.Token = token);
        ServiceProvider provider = services.BuildServiceProvider();
        Page page = await provider.GetRequiredService<INotionPages>().CreateAsync(new()
        {
            Parent = Parent.Page(parent),
            Properties = { ["title"] = new TitleValue(TestContext.CurrentContext.Test.Name) },
        });
        return new ContractPlace(provider, page.Id, emulator: null);
    }
}
