using Microsoft.AspNetCore.Builder;
using Notion.Refit.Emulator;
using Notion.Refit.Emulator.Server;
using Notion.Refit.Models;

namespace Notion.Refit.TaskBoard.Tests;

/// <summary>The base of tests without a browser: the server of an emulator, and the app with the token of its workspace.</summary>
internal abstract class SharedBoardTests
{
    private WebApplication _server = null!;

    protected NotionEmulator Emulator { get; private set; } = null!;

    [SetUp]
    public async Task StartAsync()
    {
        Emulator = NotionEmulator.Start();
        _server = EmulatorServer.Build(Emulator, new ServerOptions(Port: 0));
        await _server.StartAsync();
    }

    [TearDown]
    public async Task StopAsync()
    {
        await _server.DisposeAsync();
        await Emulator.DisposeAsync();
    }

    protected EmulatedDatabase AddDatabase(string title, PropertySchema? status = null) => Emulator.Workspace.AddDatabase(title, new()
    {
        ["Name"] = PropertySchema.Title(),
        ["Status"] = status ?? PropertySchema.Status(),
        ["Due"] = PropertySchema.Date(),
        ["Tags"] = PropertySchema.MultiSelect(),
    });

    /// <summary>Starts the app, which finds its board.</summary>
    /// <param name="arguments">Further arguments of the command line.</param>
    protected async Task<WebApplication> OpenAsync(params string[] arguments)
    {
        WebApplication app = await TaskBoardApp.CreateAsync(new WebApplicationOptions
        {
            Args = ["--urls", "http://127.0.0.1:0", "--Logging:LogLevel:Default", "None", "--Logging:LogLevel:Microsoft", "None", "--NOTION_TOKEN", Emulator.Token, "--Notion:BaseAddress", _server.Urls.First(), .. arguments],
            ContentRootPath = RunningBoard.SourceFolder(),
        });
        await app.StartAsync();
        return app;
    }

    /// <summary>Returns the page of the board.</summary>
    /// <param name="arguments">Further arguments of the command line.</param>
    protected async Task<string> ReadAsync(params string[] arguments)
    {
        await using WebApplication app = await OpenAsync(arguments);
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        using HttpResponseMessage response = await http.GetAsync(new Uri("/", UriKind.Relative));
        return await response.Content.ReadAsStringAsync();
    }
}
