using Microsoft.Playwright;
using Notion.Refit.Models;

namespace Notion.Refit.TaskBoard.Tests;

/// <summary>The details of a card: fields, content, files.</summary>
internal sealed class CardTests : BoardTests
{
    private const string CardName = "Write notes on the engine";

    // A red square of 16 by 16.
    private static readonly byte[] s_picture = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAABAAAAAQCAIAAACQkWg2AAAAF0lEQVR4nGP4z8BAEiJN9aiGUQ1DSgMAnSH+AXR3CGQAAAAASUVORK5CYII=");

    [Test]
    public async Task A_new_card_appears_in_its_column_and_in_Notion()
    {
        IPage page = await OpenAsync();

        await page.GetByLabel("Name of a new card in Not started").FillAsync("Sharpen the pencils");
        await Column(page, "Not started").GetByRole(AriaRole.Button, new() { Name = "Add" }).ClickAsync();

        await ExpectInAsync(page, "Not started", "Sharpen the pencils");
        using NotionClient notion = App.OtherClient();
        List<Page> rows = await notion.DataSources.QueryAllAsync(App.Demo.Accounts[0].Tasks, new()).ToListAsync();
        Assert.That(rows.Single(row => row.Title == "Sharpen the pencils").Properties.GetOption("Status"), Is.EqualTo("Not started"));
    }

    [Test]
    public async Task Changed_fields_show_on_the_card_and_only_they_are_sent()
    {
        IPage page = await OpenAsync();
        ILocator dialog = await OpenCardAsync(page, CardName);

        await dialog.GetByLabel("Tags").FillAsync("writing, urgent");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();

        await Assertions.Expect(Card(page, CardName).Locator(".tags li")).ToHaveTextAsync(["writing", "urgent"]);
        var sent = App.Emulator.Requests.Of(NotionOperations.UpdatePage).Single();
        Assert.That(sent.ReadJson().GetProperty("properties").EnumerateObject().Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task A_deleted_card_goes_from_all_windows()
    {
        IPage first = await OpenAsync();
        IPage second = await OpenAsync();
        ILocator dialog = await OpenCardAsync(first, CardName);

        await dialog.GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();

        await Assertions.Expect(Card(first, CardName)).ToHaveCountAsync(0);
        await Assertions.Expect(Card(second, CardName)).ToHaveCountAsync(0);
    }

    [Test]
    public async Task The_content_of_a_card_is_shown_as_HTML()
    {
        IPage page = await OpenAsync();

        ILocator dialog = await OpenCardAsync(page, CardName);

        await Assertions.Expect(dialog.GetByRole(AriaRole.Heading, new() { Name = "Note G" })).ToBeVisibleAsync();
        await Assertions.Expect(dialog.GetByRole(AriaRole.Checkbox)).ToHaveCountAsync(2);
    }

    [Test]
    public async Task A_note_in_Markdown_becomes_content()
    {
        IPage page = await OpenAsync();
        ILocator dialog = await OpenCardAsync(page, CardName);

        await dialog.GetByLabel("Add a note").FillAsync("It has **seven** steps");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Add the note" }).ClickAsync();

        await Assertions.Expect(dialog.Locator(".content strong")).ToHaveTextAsync("seven");
        await Assertions.Expect(dialog.GetByLabel("Add a note")).ToHaveValueAsync("");
    }

    [Test]
    public async Task An_uploaded_picture_shows_here_and_in_a_second_window()
    {
        IPage first = await OpenAsync();
        IPage second = await OpenAsync();
        ILocator here = await OpenCardAsync(first, CardName);
        ILocator there = await OpenCardAsync(second, CardName);

        await here.GetByLabel("Add a file").SetInputFilesAsync(new FilePayload { Name = "mill.png", MimeType = "image/png", Buffer = s_picture });
        await here.GetByRole(AriaRole.Button, new() { Name = "Upload" }).ClickAsync();

        foreach (ILocator image in new[] { here.Locator("img"), there.Locator("img") })
        {
            await Assertions.Expect(image).ToBeVisibleAsync();
            await Assertions.Expect(image).ToHaveJSPropertyAsync("naturalWidth", 16);
        }
    }

    [Test]
    public async Task Another_file_is_offered_for_download_under_its_name()
    {
        IPage page = await OpenAsync();
        ILocator dialog = await OpenCardAsync(page, CardName);
        await dialog.GetByLabel("Add a file").SetInputFilesAsync(new FilePayload { Name = "table.csv", MimeType = "text/csv", Buffer = "1,2,3"u8.ToArray() });
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Upload" }).ClickAsync();
        ILocator link = dialog.Locator(".content").GetByRole(AriaRole.Link, new() { Name = "table.csv" });

        IDownload download = await page.RunAndWaitForDownloadAsync(() => link.ClickAsync());

        Assert.That(download.SuggestedFilename, Is.EqualTo("table.csv"));
        Assert.That(await File.ReadAllTextAsync(await download.PathAsync()), Is.EqualTo("1,2,3"));
    }

    [Test]
    public async Task A_card_has_a_page_of_its_own_that_works_without_scripts()
    {
        IPage page = await OpenAsync();
        string address = (await page.GetByRole(AriaRole.Link, new() { Name = CardName }).GetAttributeAsync("href"))!;
        await using IBrowserContext plain = await Surroundings.Browser.NewContextAsync(new() { BaseURL = App.Address, JavaScriptEnabled = false, StorageState = Surroundings.CookiesOf(0) });
        IPage alone = await plain.NewPageAsync();

        await alone.GotoAsync(address);
        await alone.GetByLabel("Status").SelectOptionAsync("Done");
        await alone.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();

        await ExpectInAsync(alone, "Done", CardName);
        await ExpectInAsync(page, "Done", CardName);
    }
}
