using System.Diagnostics;

namespace Notion.Refit.TaskBoard.Tests;

/// <summary>The program as it is started from the command line.</summary>
internal sealed class ProgramTests
{
    [Test]
    public async Task Without_an_account_it_starts_with_the_emulator_and_prints_its_address()
    {
        string tests = typeof(ProgramTests).Assembly.GetName().Name!, app = typeof(TaskBoardApp).Assembly.GetName().Name!;
        var start = new ProcessStartInfo("dotnet", ["exec", Path.Combine(AppContext.BaseDirectory.Replace(tests, app, StringComparison.Ordinal), app + ".dll"), "--urls", "http://127.0.0.1:0", "--NOTION_TOKEN", ""])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
            WorkingDirectory = RunningBoard.SourceFolder(),
        };
        using Process process = Process.Start(start)!;
        try
        {
            string? line;
            do
                line = await process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromMinutes(2));
            while (line?.StartsWith("The board is at ", StringComparison.Ordinal) == false);

            using var http = new HttpClient();
            string page = await http.GetStringAsync(new Uri(line!["The board is at ".Length..]));
            Assert.That(page, Does.Contain("Sign in with Notion"));
            Assert.That(await process.StandardOutput.ReadLineAsync(), Does.StartWith("It shows an emulator."));
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }
}
