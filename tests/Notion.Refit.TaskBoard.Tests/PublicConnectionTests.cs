using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Notion.Refit.AspNetCore.Tests.Authentication;
using Notion.Refit.Models;

namespace Notion.Refit.TaskBoard.Tests;

/// <summary>With the id and secret of a public connection people sign in at Notion, whose place the server of an emulator takes.</summary>
internal sealed class PublicConnectionTests : SharedBoardTests
{
    private readonly string _folder = Directory.CreateTempSubdirectory("taskboard-tokens-").FullName;
    private int _port;

    [OneTimeTearDown]
    public void DeleteFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task A_person_signs_in_sees_the_board_and_stays_signed_in_after_a_restart()
    {
        AddDatabase("Tasks").AddRow(new() { ["Name"] = new TitleValue("By sign-in"), ["Status"] = PropertyValue.Status("Done") });
        using SocketsHttpHandler handler = ToApp();
        using var browser = new Browser(handler);

        string welcome, board, again;
        await using (WebApplication app = await OpenAsync())
        {
            welcome = await browser.ReadAsync("/");
            board = await browser.ReadAsync("/sign-in");
        }

        await using (WebApplication app = await OpenAsync())
            again = await browser.ReadAsync("/");

        Assert.That(welcome, Does.Contain("Sign in with Notion").And.Not.Contain("By sign-in"));
        Assert.That(browser.Visited.Select(static address => address.AbsolutePath), Is.EqualTo(new[] { "/", "/welcome", "/sign-in", "/v1/oauth/authorize", "/signin-notion", "/", "/" }));
        Assert.That(board, Does.Contain("By sign-in"));
        Assert.That(again, Does.Contain("By sign-in"), "another process of the app, with the same cookie and the same folder");
        Assert.That(Emulator.Requests.Of(NotionOperations.CreateToken), Has.Count.EqualTo(1));
        Assert.That(Directory.EnumerateFiles(_folder, "*.json").Count(), Is.EqualTo(1));
    }

    private async Task<WebApplication> OpenAsync()
    {
        WebApplication app = await OpenAsync("--NOTION_TOKEN", "", "--Notion:ClientId", Emulator.OAuth.ClientId, "--Notion:ClientSecret", Emulator.OAuth.ClientSecret, "--tokens", _folder);
        _port = new Uri(app.Urls.First()).Port;
        return app;
    }

    // The app is at http://localhost for the browser, whichever port it has.
    private SocketsHttpHandler ToApp() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        PooledConnectionLifetime = TimeSpan.Zero,
        ConnectCallback = async (_, cancellationToken) =>
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync("127.0.0.1", _port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        },
    };
}
