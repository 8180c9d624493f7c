using Microsoft.Extensions.DependencyInjection;
using Notion.Refit.Emulator;
using Notion.Refit.Models;

namespace Notion.Refit.Tests.Readme;

internal sealed class BlockingSnippetTests
{
    private Lines Console { get; } = new();

    [Test]
    public async Task A_page_and_its_blocks_are_read_without_await()
    {
        await using var emulator = NotionEmulator.Start();
        var services = new ServiceCollection();
        services.AddNotion().UseEmulator(emulator);
        await using ServiceProvider provider = services.BuildServiceProvider();
        INotionClient notion = provider.GetRequiredService<INotionClient>();
        PageId id = notion.Sync.Pages.Create(new()
        {
            Parent = Parent.Page(emulator.RootPageId),
            Properties = { ["title"] = new TitleValue("Plan") },
            Children = [new Heading2Block("First"), new ToDoBlock("Ship it")],
        }).Id;

        // snippet: sync
        Page page = notion.Sync.Pages.Retrieve(id);
        foreach (Block block in notion.Sync.Blocks.ListAllChildren(page.Id))
            Console.WriteLine($"{page.Title}: {block.Content.Type}");
        // end-snippet

        Assert.That(Console.Written, Is.EqualTo(["Plan: heading_2", "Plan: to_do"]));
    }
}
