using Microsoft.Playwright;
using Notion.Refit.Models;

namespace Notion.Refit.TaskBoard.Tests;

/// <summary>Changes that are made elsewhere appear without a reload, by webhooks.</summary>
internal sealed class LiveTests : BoardTests
{
    private const string CardName = "Order punched cards";

    [Test]
    public async Task A_change_through_the_API_appears_without_reload()
    {
        IPage page = await OpenAsync();
        await page.EvaluateAsync("window.isSamePage = true");
        using NotionClient notion = App.OtherClient();
        Page row = await FindAsync(notion, CardName);

        await notion.Pages.UpdateAsync(row.Id, new() { Properties = { ["Status"] = PropertyValue.Status("Done"), ["Tags"] = PropertyValue.MultiSelect("paid") } });

        await ExpectInAsync(page, "Done", CardName);
        await Assertions.Expect(Card(page, CardName).Locator(".tags")).ToHaveTextAsync("paid");
        Assert.That(await page.EvaluateAsync<bool>("window.isSamePage"));
    }

    [Test]
    public async Task Rows_that_are_created_and_deleted_elsewhere_come_and_go()
    {
        IPage page = await OpenAsync();
        using NotionClient notion = App.OtherClient();

        Page row = await notion.Pages.CreateAsync(new()
        {
            Parent = Parent.DataSource(App.Demo.Accounts[0].Tasks),
            Properties = { ["Name"] = new TitleValue("Made elsewhere"), ["Status"] = PropertyValue.Status("In progress") },
        });
        await ExpectInAsync(page, "In progress", "Made elsewhere");

        await notion.Pages.UpdateAsync(row.Id, new() { InTrash = true });
        await Assertions.Expect(Card(page, "Made elsewhere")).ToHaveCountAsync(0);
    }

    [Test]
    public async Task A_page_that_moves_to_another_place_leaves_the_board()
    {
        IPage page = await OpenAsync();
        using NotionClient notion = App.OtherClient();
        Page row = await FindAsync(notion, CardName);

        await notion.Pages.MoveAsync(row.Id, Parent.Page(App.Emulator.RootPageId));

        await Assertions.Expect(Card(page, CardName)).ToHaveCountAsync(0);
    }

    [Test]
    public async Task Content_that_is_written_elsewhere_appears_in_an_open_card_and_leaves_the_form_alone()
    {
        IPage page = await OpenAsync();
        ILocator dialog = await OpenCardAsync(page, CardName);
        await dialog.GetByLabel("Name").FillAsync("Half written");
        using NotionClient notion = App.OtherClient();

        await notion.Blocks.AppendTreeAsync((await FindAsync(notion, CardName)).Id, [new ParagraphBlock("Written elsewhere")]);

        await Assertions.Expect(dialog.GetByText("Written elsewhere")).ToBeVisibleAsync();
        await Assertions.Expect(dialog.GetByLabel("Name")).ToHaveValueAsync("Half written");
    }

    [Test]
    public async Task Changes_during_a_broken_connection_appear_when_it_is_back()
    {
        IPage page = await OpenAsync();
        await page.RouteAsync("**/updates", route => route.AbortAsync());
        await page.ReloadAsync();
        await ExpectInAsync(page, "Not started", CardName);
        using NotionClient notion = App.OtherClient();
        Page row = await FindAsync(notion, CardName);
        await notion.Pages.UpdateAsync(row.Id, new() { Properties = { ["Status"] = PropertyValue.Status("Done") } });
        await App.Emulator.Webhooks.WhenIdleAsync();

        await page.UnrouteAsync("**/updates");

        await ExpectInAsync(page, "Done", CardName);
    }

    private static async Task<Page> FindAsync(NotionClient notion, string title) =>
        (await notion.DataSources.QueryAllAsync(App.Demo.Accounts[0].Tasks, new()).ToListAsync()).Single(row => row.Title == title);
}
