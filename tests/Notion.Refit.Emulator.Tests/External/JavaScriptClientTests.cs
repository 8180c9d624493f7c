using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Notion.Refit.Emulator.Server;
using Notion.Refit.Testing;

namespace Notion.Refit.Emulator.Tests.External;

/// <summary>The official JavaScript client, unmodified, against the server: JavaScript/scenario.mjs calls every operation it has.</summary>
[Category("External")]
public sealed class JavaScriptClientTests
{
    [TestCase("2026-03-11")]
    [TestCase("2025-09-03")]
    public async Task The_official_client_gets_through_all_of_its_operations(string version)
    {
        string folder = Surroundings.Find("tests/Notion.Refit.Emulator.Tests/External/JavaScript");
        if (!HasNode())
            Assert.Ignore("Node.js is not there.");
        if (!Directory.Exists(Path.Combine(folder, "node_modules")))
            Assert.Ignore($"The client is not installed: npm ci --prefix {folder}");

        await using NotionEmulator emulator = NotionEmulator.Start();
        await using WebApplication server = EmulatorServer.Build(emulator, new ServerOptions(Port: 0));
        await server.StartAsync();
        await using WebApplication elsewhere = await ServeFileAsync();

        (int exitCode, string output) = await RunAsync(folder, JsonSerializer.Serialize(new
        {
            url = server.Urls.Single(),
            version,
            token = emulator.Token,
            pageId = emulator.RootPageId.ToString(),
            clientId = emulator.OAuth.ClientId,
            clientSecret = emulator.OAuth.ClientSecret,
            code = emulator.OAuth.Authorize(),
            fileUrl = $"{elsewhere.Urls.Single()}/import.txt",
            agentId = emulator.Workspace.AddAgent("Helper", (message, _) => $"You said {message}.").ToString(),
        }));

        Assert.That(exitCode, Is.Zero, output);
        Assert.That(output, Does.Contain("# fail 0").And.Not.Contain("# pass 0"));
    }

    // A place of the web that files are imported from.
    private static async Task<WebApplication> ServeFileAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        WebApplication app = builder.Build();
        app.MapMethods("/import.txt", ["GET", "HEAD"], () => Results.Text("imported"));
        await app.StartAsync();
        return app;
    }

    private static bool HasNode()
    {
        try
        {
            using var node = Process.Start(new ProcessStartInfo("node", "--version") { RedirectStandardOutput = true, UseShellExecute = false })!;
            node.WaitForExit();
            return node.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(string folder, string scenario)
    {
        var start = new ProcessStartInfo("node", ["--test", "--test-reporter=tap", "scenario.mjs"])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["SCENARIO"] = scenario },
        };
        using Process node = Process.Start(start)!;
        Task<string> errors = node.StandardError.ReadToEndAsync();
        string output = await node.StandardOutput.ReadToEndAsync();
        await node.WaitForExitAsync();
        return (node.ExitCode, output + await errors);
    }
}
