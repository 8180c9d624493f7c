using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Notion.Refit.Emulator;
using Notion.Refit.TaskBoard.Demo;

namespace Notion.Refit.TaskBoard.Tests;

/// <summary>The app on a free port, with its emulator.</summary>
internal sealed class RunningBoard : IAsyncDisposable
{
    private readonly WebApplication _app;

    private RunningBoard(WebApplication app)
    {
        _app = app;
        Address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        Demo = app.Services.GetRequiredService<DemoWorkspaces>();
    }

    public string Address { get; }

    public DemoWorkspaces Demo { get; }

    public NotionEmulator Emulator => Demo.Emulator;

    public static async Task<RunningBoard> StartAsync()
    {
        WebApplication app = await TaskBoardApp.CreateAsync(new WebApplicationOptions
        {
            Args = ["--urls", "http://127.0.0.1:0", "--NOTION_TOKEN", "", "--Logging:LogLevel:Default", "Error", "--Logging:LogLevel:Microsoft", "Error"],
            ContentRootPath = SourceFolder(),
        });
        await app.StartAsync();
        return new RunningBoard(app);
    }

    /// <summary>Creates another client of the workspace of a person, which the app knows nothing of.</summary>
    public NotionClient OtherClient(int account = 0) => NotionClient.Create(Demo.Accounts[account].Connection.Token, Emulator.CreateHandler());

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    // The scripts and style sheets are read from the sources.
    public static string SourceFolder()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Notion.Refit.sln")))
            folder = folder.Parent;
        return Path.Combine(folder?.FullName ?? throw new InvalidOperationException("The sources are not above the tests."), "src", "Notion.Refit.TaskBoard");
    }
}
