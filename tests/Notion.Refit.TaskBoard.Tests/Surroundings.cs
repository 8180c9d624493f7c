using Microsoft.Playwright;
using Notion.Refit.Emulator;

namespace Notion.Refit.TaskBoard.Tests;

/// <summary>The surroundings of all tests: the browser as the machine has it, and the app, in which both people of the emulator have signed in once.</summary>
[SetUpFixture]
internal sealed class Surroundings
{
    private static readonly string[] s_names = ["chromium", "chromium-browser", "google-chrome"];
    private static readonly List<string> s_people = [];
    private static IPlaywright? s_playwright;
    private static IBrowser? s_browser;
    private static RunningBoard? s_app;
    private static EmulatorSnapshot? s_snapshot;

    /// <summary>Gets the browser; without one, the test is skipped.</summary>
    public static IBrowser Browser
    {
        get
        {
            if (s_browser is null)
                Assert.Ignore("There is no Chromium in the path: apt-get install chromium.");
            return s_browser;
        }
    }

    /// <summary>Gets the app.</summary>
    public static RunningBoard App => s_app!;

    /// <summary>Returns the cookies of a person who has signed in.</summary>
    public static string CookiesOf(int account) => s_people[account];

    /// <summary>Sets the workspaces back to how they were.</summary>
    public static async Task RestoreAsync()
    {
        App.Emulator.Faults.Clear();
        await App.Emulator.Webhooks.WhenIdleAsync();
        App.Emulator.Restore(s_snapshot!);
        App.Emulator.Requests.Clear();
    }

    [OneTimeSetUp]
    public static async Task StartAsync()
    {
        if (Find() is not { } path)
            return;
        s_playwright = await Playwright.CreateAsync();
        s_browser = await s_playwright.Chromium.LaunchAsync(new() { ExecutablePath = path, Args = ["--no-sandbox", "--disable-gpu"] });
        s_app = await RunningBoard.StartAsync();
        for (int account = 0; account < App.Demo.Accounts.Count; account++)
        {
            await using IBrowserContext context = await s_browser.NewContextAsync(new() { BaseURL = App.Address });
            IPage page = await context.NewPageAsync();
            await page.GotoAsync("/");
            await page.GetByRole(AriaRole.Link, new() { Name = "Sign in with Notion" }).ClickAsync();
            await page.Locator(".choices a").Nth(account).ClickAsync();
            await Assertions.Expect(page.Locator(".card").First).ToBeVisibleAsync();
            s_people.Add(await context.StorageStateAsync());
        }

        s_snapshot = App.Emulator.TakeSnapshot();
    }

    [OneTimeTearDown]
    public static async Task StopAsync()
    {
        if (s_browser is not null)
            await s_browser.DisposeAsync();
        s_playwright?.Dispose();
        if (s_app is not null)
            await s_app.DisposeAsync();
    }

    private static string? Find() =>
        (from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
         from name in s_names
         let path = Path.Combine(folder, name)
         where File.Exists(path)
         select path).FirstOrDefault();
}
