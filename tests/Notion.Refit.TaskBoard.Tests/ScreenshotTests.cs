using Microsoft.Playwright;

namespace Notion.Refit.TaskBoard.Tests;

/// <summary>Takes the pictures of docs/taskboard.md, when the variable <c>TASKBOARD_IMAGES</c> names the folder for them.</summary>
internal sealed class ScreenshotTests : BoardTests
{
    [TestCase("board-light", 1400, 470, ColorScheme.Light)]
    [TestCase("board-dark", 1400, 470, ColorScheme.Dark)]
    [TestCase("board-small", 400, 820, ColorScheme.Light)]
    public async Task Take_the_board(string name, int width, int height, ColorScheme scheme)
    {
        string folder = Folder();
        IPage page = await OpenAsync(width: width, height: height, scheme: scheme);
        await page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png") });
    }

    [TestCase("card-light", 1000, 820, ColorScheme.Light)]
    [TestCase("card-small", 400, 820, ColorScheme.Dark)]
    public async Task Take_a_card(string name, int width, int height, ColorScheme scheme)
    {
        string folder = Folder();
        IPage page = await OpenAsync(width: width, height: height, scheme: scheme);
        await OpenCardAsync(page, "Write notes on the engine");
        await page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png") });
    }

    [Test]
    public async Task Take_an_error()
    {
        string folder = Folder();
        IPage page = await OpenAsync(height: 560);
        App.Emulator.Faults.Next(NotionOperations.UpdatePage).Error(403, "restricted_resource", "Insufficient permissions for this endpoint.");
        await Card(page, "Order punched cards").GetByRole(AriaRole.Button).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await page.ScreenshotAsync(new() { Path = Path.Combine(folder, "error.png") });
    }

    [Test]
    public async Task Take_the_sign_in()
    {
        string folder = Folder();
        await using IBrowserContext context = await Surroundings.Browser.NewContextAsync(new() { BaseURL = App.Address, ViewportSize = new() { Width = 1000, Height = 560 } });
        IPage page = await context.NewPageAsync();
        await page.GotoAsync("/sign-in");
        await page.ScreenshotAsync(new() { Path = Path.Combine(folder, "sign-in.png") });
    }

    private static string Folder()
    {
        string? folder = Environment.GetEnvironmentVariable("TASKBOARD_IMAGES");
        if (folder is null)
            Assert.Ignore("Pictures are taken when TASKBOARD_IMAGES names a folder.");
        Directory.CreateDirectory(folder);
        return folder;
    }
}
