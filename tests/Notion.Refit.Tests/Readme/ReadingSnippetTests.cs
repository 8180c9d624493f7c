using Microsoft.Extensions.DependencyInjection;
using Notion.Refit.Emulator;
using Notion.Refit.Models;
using Notion.Refit.Tests.Operations;
using RichardSzalay.MockHttp;

namespace Notion.Refit.Tests.Readme;

internal sealed class ReadingSnippetTests
{
    private NotionEmulator _emulator = null!;
    private readonly MockHttpMessageHandler _http = new();
    private ServiceProvider _services = null!;

    private Lines Console { get; } = new();

    [SetUp]
    public void Start()
    {
        _emulator = NotionEmulator.Start();
        var services = new ServiceCollection();
        services.AddNotion().UseEmulator(_emulator);
        _services = services.BuildServiceProvider();
    }

    [TearDown]
    public async Task StopAsync()
    {
        await _services.DisposeAsync();
        await _emulator.DisposeAsync();
        _http.Dispose();
    }

    [Test]
    public async Task Blocks_are_distinguished_by_their_content()
    {
        INotionClient notion = _services.GetRequiredService<INotionClient>();
        Page page = await notion.Pages.CreateAsync(new()
        {
            Parent = Parent.Page(_emulator.RootPageId),
            Properties = { ["title"] = new TitleValue("Plan") },
            Children = [new ToDoBlock("Buy milk"), new ToDoBlock("Ship it") { Checked = true }, new ParagraphBlock("The end.")],
        });

        await ShowAsync(notion, page);

        Assert.That(Console.Written, Is.EqualTo(["done: Ship it", "The end."]));
    }

    [Test]
    public async Task Blocks_of_tomorrow_are_shown_too()
    {
        _http.When("*").Respond("application/json", Answers.List(Answers.Block.Replace("paragraph", "hologram", StringComparison.Ordinal), "block").Replace("true,", "false,", StringComparison.Ordinal));
        using var notion = NotionClient.Create("secret_token", _http);

        await ShowAsync(notion, new() { Id = Some.Page, CreatedBy = new User(Some.User), LastEditedBy = new User(Some.User), Cover = null, Icon = null, Parent = Parent.Workspace, InTrash = false, IsArchived = false, IsLocked = false, Url = "", PublicUrl = null, CreatedTime = default, LastEditedTime = default });

        Assert.That(Console.Written.Single(), Does.StartWith("hologram: {"));
    }

    [Test]
    public async Task An_error_has_a_code()
    {
        INotionClient notion = _services.GetRequiredService<INotionClient>();
        PageId id = Some.OtherPage;

        // snippet: errors
        try
        {
            await notion.Pages.RetrieveAsync(id);
        }
        catch (NotionApiException e) when (e.Code == NotionErrorCode.ObjectNotFound)
        {
            Console.WriteLine($"{e.Message} (request {e.RequestId})");
        }
        // end-snippet

        Assert.That(Console.Written.Single(), Does.Contain(Some.OtherPage).And.Match(@"\(request [0-9a-f-]{36}\)$"));
    }

    private async Task ShowAsync(INotionClient notion, Page page)
    {
        // snippet: blocks
        await foreach (Block block in notion.Blocks.ListAllChildrenAsync(page.Id))
        {
            switch (block.Content)
            {
                case ToDoBlock { Checked: true } done:
                    Console.WriteLine($"done: {done.RichText}");
                    break;
                case ParagraphBlock paragraph:
                    Console.WriteLine(paragraph.RichText.ToPlainText());
                    break;
                case UnknownBlock unknown:
                    Console.WriteLine($"{unknown.Type}: {unknown.Raw}");
                    break;
            }
        }
        // end-snippet
    }
}
