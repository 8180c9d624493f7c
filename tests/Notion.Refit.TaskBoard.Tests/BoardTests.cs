using Microsoft.Playwright;

namespace Notion.Refit.TaskBoard.Tests;

/// <summary>The base of the tests of the board: the app, and windows of people.</summary>
internal abstract class BoardTests
{
    private readonly List<IBrowserContext> _contexts = [];

    protected static RunningBoard App => Surroundings.App;

    [SetUp]
    public static async Task StartAsync()
    {
        _ = Surroundings.Browser;
        await Surroundings.RestoreAsync();
    }

    [TearDown]
    public async Task StopAsync()
    {
        foreach (IBrowserContext context in _contexts)
            await context.CloseAsync();
        _contexts.Clear();
    }

    /// <summary>Opens the browser of a person, who sees no motion, and the board in it.</summary>
    protected async Task<IPage> OpenAsync(int account = 0, int width = 1400, int height = 900, ColorScheme scheme = ColorScheme.Light)
    {
        IBrowserContext context = await Surroundings.Browser.NewContextAsync(new()
        {
            BaseURL = App.Address,
            ViewportSize = new() { Width = width, Height = height },
            ColorScheme = scheme,
            ReducedMotion = ReducedMotion.Reduce,
            Locale = "en-GB",
            TimezoneId = "UTC",
            StorageState = Surroundings.CookiesOf(account),
        });
        context.SetDefaultTimeout(15_000);
        _contexts.Add(context);
        IPage page = await context.NewPageAsync();
        await page.GotoAsync("/");

        // From here on, changes of others arrive.
        await Assertions.Expect(page.Locator("body[data-live=\"true\"]")).ToBeAttachedAsync();
        return page;
    }

    protected static ILocator Column(IPage page, string title) => page.GetByRole(AriaRole.Region, new() { Name = title });

    protected static ILocator Card(IPage page, string name) => page.Locator(".card", new() { Has = page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true }) });

    protected static Task ExpectInAsync(IPage page, string column, string card) =>
        Assertions.Expect(Column(page, column).GetByRole(AriaRole.Link, new() { Name = card, Exact = true })).ToBeVisibleAsync();

    protected static async Task<ILocator> OpenCardAsync(IPage page, string name)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true }).ClickAsync();
        ILocator dialog = page.GetByRole(AriaRole.Dialog);
        await Assertions.Expect(dialog).ToBeVisibleAsync();
        return dialog;
    }
}
