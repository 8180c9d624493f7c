using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Notion.Refit.Emulator;

namespace Notion.Refit.Live.Tests.DependencyInjection;

/// <summary>Two users of one web app, each with an installation of a public connection.</summary>
internal sealed class UsersTests : LiveTest
{
    private readonly EmulatedConnection[] _users;
    private readonly PageId[] _pages;
    private readonly PageId _common;

    public UsersTests()
    {
        _common = Emulator.Workspace.AddPage("of both");
        _pages = [Emulator.Workspace.AddPage("of user 0"), Emulator.Workspace.AddPage("of user 1")];
        _users =
        [
            Emulator.Workspace.AddConnection("bot 0", shared: [_common, _pages[0]]),
            Emulator.Workspace.AddConnection("bot 1", shared: [_common, _pages[1]]),
        ];
    }

    [Test]
    public async Task No_user_sees_the_pages_of_another_however_many_requests_run_at_once()
    {
        await using WebApplication app = await StartAsync();
        using HttpClient http = app.GetTestClient();

        // Each page is asked for by its user and by the other one, a hundred times, all at once: the stores are cold for some and warm for others.
        (int User, PageId Page, Task<(HttpStatusCode Status, string Body)> Response)[] calls =
        [
            .. Enumerable.Range(0, 100).SelectMany(_ => Enumerable.Range(0, 2)).SelectMany(user => _pages.Append(_common).Select(page => (user, page, GetAsync(http, user, page)))),
        ];
        await Task.WhenAll(calls.Select(call => call.Response));

        Assert.Multiple(() =>
        {
            foreach ((int user, PageId page, Task<(HttpStatusCode Status, string Body)> response) in calls)
            {
                (HttpStatusCode Status, string Body) expected = page == _common ? (HttpStatusCode.OK, "of both")
                    : page == _pages[user] ? (HttpStatusCode.OK, $"of user {user}")
                    : (HttpStatusCode.NotFound, "");
                Assert.That(response.Result, Is.EqualTo(expected));
            }
        });
        LiveStoreFactory stores = app.Services.GetRequiredService<LiveStoreFactory>();
        for (int user = 0; user < 2; user++)
        {
            LiveStore store = stores.Get(BotOf(user));
            Assert.That((await store.GetInstallationAsync()).Name, Is.EqualTo($"bot {user}"));
            await using var session = new LiveSession(store);
            Assert.That(await session.FindPageAsync(_pages[1 - user]), Is.Null);
        }
    }

    [Test]
    public async Task What_one_user_changes_is_not_in_the_store_of_the_other_until_that_one_reads_it()
    {
        await using WebApplication app = await StartAsync();
        LiveStoreFactory stores = app.Services.GetRequiredService<LiveStoreFactory>();
        await using var mine = new LiveSession(stores.Get(BotOf(0)));
        await using var theirs = new LiveSession(stores.Get(BotOf(1)));
        LivePage myPage = await mine.GetPageAsync(_common);
        LivePage theirPage = await theirs.GetPageAsync(_common);

        myPage.Title = "half done";
        await theirs.SaveAsync();
        Assert.That((await Notion.Pages.RetrieveAsync(_common)).Title, Is.EqualTo("of both"), "a session saves its own changes only");

        await mine.SaveAsync();
        Assert.That((myPage.Title, theirPage.Title), Is.EqualTo(("half done", "of both")));
        await theirPage.LoadAsync();
        Assert.That(theirPage.Title, Is.EqualTo("half done"));

        // The first user loses the page; the second one keeps it, although both have known the same id.
        _users[0].Unshare(_common);
        await using var later = new LiveSession(stores.Get(BotOf(0)));
        Assert.That(() => myPage.LoadAsync(), Throws.InstanceOf<NotionApiException>());
        Assert.That((await theirs.GetPageAsync(_common)).IsLost, Is.False);
    }

    [Test]
    public async Task A_request_without_a_user_gets_no_session()
    {
        await using WebApplication app = await StartAsync();
        using HttpClient http = app.GetTestClient();

        Assert.That(
            () => http.GetAsync(new Uri($"/pages/{_common}", UriKind.Relative)),
            Throws.InstanceOf<NotionReauthorizationException>().With.Message.EqualTo("The user of this scope has not connected a workspace of Notion."));
        Assert.That(Emulator.Requests, Is.Empty);
    }

    private static async Task<(HttpStatusCode Status, string Body)> GetAsync(HttpClient http, int user, PageId page)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/pages/{page}") { Headers = { { "X-User", $"{user}" } } };
        using HttpResponseMessage response = await http.SendAsync(request);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    private BotId BotOf(int user) => BotId.FromGuid(_users[user].BotUserId.Value);

    private async Task<WebApplication> StartAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Host.UseDefaultServiceProvider(static options => options.ValidateScopes = true);
        builder.Services.AddHttpContextAccessor().AddScoped<CurrentUser>();
        builder.Services.AddNotion(static options => options.RateLimit.Enabled = false).UseEmulator(Emulator)
            .AddScopedTokenProvider(services => new Tokens(_users[services.GetRequiredService<CurrentUser>().Number!.Value].Token))
            .AddLiveStores(
                (_, bot) => new Tokens(_users.Single(user => user.BotUserId.Value == bot.Value).Token),
                services => services.GetRequiredService<CurrentUser>().Number is { } user ? BotOf(user) : default(BotId?));
        WebApplication app = builder.Build();
        app.MapGet("/pages/{id}", static async (PageId id, LiveSession session, CancellationToken cancellationToken) =>
            await session.FindPageAsync(id, cancellationToken) is { } page ? Results.Text(page.Title) : Results.NotFound());
        await app.StartAsync();
        return app;
    }

    private sealed class CurrentUser(IHttpContextAccessor requests)
    {
        public int? Number => requests.HttpContext?.Request.Headers["X-User"] is [{ } text] ? int.Parse(text, System.Globalization.CultureInfo.InvariantCulture) : null;
    }
}
