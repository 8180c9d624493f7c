using Microsoft.Playwright;

namespace Notion.Refit.TaskBoard.Tests;

/// <summary>The browser of all tests: Chromium as the machine has it. Nothing is downloaded.</summary>
[SetUpFixture]
internal sealed class Chromium
{
    private static readonly string[] s_names = ["chromium", "chromium-browser", "google-chrome"];
    private static IPlaywright? s_playwright;
    private static IBrowser? s_browser;

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

    [OneTimeSetUp]
    public static async Task StartAsync()
    {
        if (Find() is not { } path)
            return;
        s_playwright = await Playwright.CreateAsync();
        s_browser = await s_playwright.Chromium.LaunchAsync(new() { ExecutablePath = path, Args = ["--no-sandbox", "--disable-gpu"] });
    }

    [OneTimeTearDown]
    public static async Task StopAsync()
    {
        if (s_browser is not null)
            await s_browser.DisposeAsync();
        s_playwright?.Dispose();
    }

    private static string? Find() =>
        (from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
         from name in s_names
         let path = Path.Combine(folder, name)
         where File.Exists(path)
         select path).FirstOrDefault();
}
