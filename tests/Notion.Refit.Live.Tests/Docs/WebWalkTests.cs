using System.Net.Http.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Notion.Refit.AspNetCore;
using Notion.Refit.Emulator;
using Notion.Refit.Models;

namespace Notion.Refit.Live.Tests.Docs;

/// <summary>The web apps of docs/live.md.</summary>
internal sealed class WebWalkTests : IAsyncDisposable
{
    private readonly NotionEmulator _emulator = NotionEmulator.Start();
    private readonly NotionClient _other;
    private readonly DataSourceId _tasks;

    public WebWalkTests()
    {
        _other = NotionClient.Create(_emulator.Token, _emulator.CreateHandler(), options => options.BaseAddress = _emulator.BaseAddress);
        _tasks = _emulator.Workspace.AddDatabase("Tasks", new() { ["Name"] = PropertySchema.Title(), ["Done"] = PropertySchema.Checkbox() }).DataSourceId;
    }

    public async ValueTask DisposeAsync()
    {
        _other.Dispose();
        await _emulator.DisposeAsync();
    }

    [Test]
    public async Task A_web_app_follows_a_data_source()
    {
        DataSourceId tasksId = _tasks;
        await AddAsync("First");
        WebApplicationBuilder builder = Builder();
        builder.Services.AddNotion().UseEmulator(_emulator);

        // snippet: live-web
        builder.Services.AddNotion().AddLive();                             // "Notion": { "Token": "ntn_…" }
        var app = builder.Build();

        LiveStore store = app.Services.GetRequiredService<LiveStore>();
        using LiveFollow follow = store.Follow(tasksId, every: TimeSpan.FromSeconds(30));
        await follow.RefreshAsync();                                        // the first time it reads all rows, then what has changed since

        app.MapGet("/tasks", async (LiveSession session) =>                 // a session for each request; this one sends nothing to Notion
            (await session.GetDataSourceAsync(tasksId)).Rows.Loaded.Select(row => new { row.Id, row.Title, Done = row.Properties["Done"].IsChecked }));

        app.MapPost("/tasks/{id}/done", async (PageId id, LiveSession session, CancellationToken ct) =>
        {
            LivePage row = await session.GetPageAsync(id, ct);
            row.Properties["Done"] = true;
            await session.SaveAsync(ct);                                    // what this request has changed, and nothing else
        });
        // end-snippet

        await app.StartAsync();
        using HttpClient http = app.GetTestClient();
        int before = _emulator.Requests.Count;
        TaskView first = (await http.GetFromJsonAsync<TaskView[]>("/tasks"))!.Single();
        Assert.That((first.Title, first.Done), Is.EqualTo(("First", false)));
        Assert.That(_emulator.Requests.Skip(before).Where(request => !request.Path.EndsWith("/query", StringComparison.Ordinal)), Is.Empty, "following may send a query of its own, the session nothing");

        using HttpResponseMessage response = await http.PostAsync(new Uri($"/tasks/{first.Id}/done", UriKind.Relative), null);
        Assert.That(response.IsSuccessStatusCode);
        Assert.That((await _other.Pages.RetrieveAsync(first.Id)).Properties.GetCheckbox("Done"), Is.True);

        await AddAsync("Second");
        await follow.RefreshAsync();
        Assert.That((await http.GetFromJsonAsync<TaskView[]>("/tasks"))!.Select(task => (task.Title, task.Done)), Is.EquivalentTo(new[] { ("First", true), ("Second", false) }));
        await app.DisposeAsync();
    }

    [Test]
    public async Task Webhooks_show_the_changes_at_once()
    {
        DataSourceId tasksId = _tasks;
        HttpMessageInvoker? receiver = null;
        EmulatedWebhook webhook = _emulator.Webhooks.Subscribe((request, ct) =>
        {
            request.RequestUri = new Uri("http://localhost/notion/webhooks");
            return receiver!.SendAsync(request, ct);
        });
        WebApplicationBuilder builder = Builder();
        builder.Configuration.AddInMemoryCollection([new("Notion:Webhooks:VerificationToken", webhook.VerificationToken)]);
        builder.Services.AddNotion().UseEmulator(_emulator);

        // snippet: live-webhooks
        builder.Services.AddNotion().AddLive().AddWebhooks();               // see webhooks.md
        var app = builder.Build();

        using LiveFollow follow = app.Services.GetRequiredService<LiveStore>().Follow(tasksId, every: Timeout.InfiniteTimeSpan);
        app.MapNotionWebhooks("/notion/webhooks")
            .OnAny((WebhookEvent e, LiveStore store, CancellationToken ct) => store.ApplyAsync(e, ct));
        // end-snippet

        await app.StartAsync();
        using var invoker = receiver = new HttpMessageInvoker(app.GetTestServer().CreateHandler());
        await follow.RefreshAsync();
        var added = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        using IDisposable watch = app.Services.GetRequiredService<LiveStore>().Watch(change =>
        {
            if (change is RowAdded row)
                added.TrySetResult(row.Row.Title);
        });
        await AddAsync("Second");
        Assert.That(await added.Task.WaitAsync(TimeSpan.FromSeconds(30)), Is.EqualTo("Second"));
        await app.DisposeAsync();
    }

    [Test]
    public async Task Each_user_has_the_store_of_their_installation()
    {
        string folder = Directory.CreateTempSubdirectory("notion-live-").FullName;
        PageId mine = _emulator.Workspace.AddPage("mine");
        PageId theirs = _emulator.Workspace.AddPage("theirs");
        WebApplicationBuilder builder = Builder();
        builder.Services.AddHttpContextAccessor().AddScoped<CurrentTenant>();
        builder.Services.AddNotion().UseEmulator(_emulator);

        // snippet: live-users
        builder.Services.AddNotion().AddFileTokenStore(folder)              // installations of a public connection: see aspnet.md
            .AddLiveStores(
                tokens: (services, bot) => services.GetRequiredService<NotionInstallations>().GetTokenProvider(bot),
                current: services => services.GetRequiredService<CurrentTenant>().BotId);
        var app = builder.Build();

        app.MapGet("/pages/{id}", async (PageId id, LiveSession session, CancellationToken ct) =>
            await session.FindPageAsync(id, ct) is { } page ? Results.Text(page.Title) : Results.NotFound());
        // end-snippet

        await app.StartAsync();
        using HttpClient http = app.GetTestClient();
        BotId first = await InstallAsync(app.Services, mine);
        BotId second = await InstallAsync(app.Services, theirs);
        Assert.That(await StatusAsync(http, mine, first), Is.EqualTo("200 mine"));
        Assert.That(await StatusAsync(http, mine, second), Is.EqualTo("404 "));
        Assert.That(await StatusAsync(http, theirs, second), Is.EqualTo("200 theirs"));

        // snippet: live-users-job
        LiveStoreFactory stores = app.Services.GetRequiredService<LiveStoreFactory>();
        await using var work = new LiveSession(stores.Get(first));          // outside of a request: by the id of the installation
        LivePage page = await work.GetPageAsync(mine);
        // end-snippet
        Assert.That(page.Title, Is.EqualTo("mine"));
        Assert.That(await work.FindPageAsync(theirs), Is.Null);
        await app.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private static WebApplicationBuilder Builder()
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        return builder;
    }

    private static async Task<string> StatusAsync(HttpClient http, PageId page, BotId tenant)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/pages/{page}") { Headers = { { "X-Tenant", $"{tenant}" } } };
        using HttpResponseMessage response = await http.SendAsync(request);
        return $"{(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}";
    }

    private async Task<BotId> InstallAsync(IServiceProvider services, PageId shared)
    {
        OAuthToken token = await services.GetRequiredService<INotionOAuth>().CreateTokenAsync(new AuthorizationCodeGrant(_emulator.OAuth.Authorize(shared: [shared])));
        return (await services.GetRequiredService<NotionInstallations>().AddAsync(token)).BotId;
    }

    private Task<Page> AddAsync(string title) => _other.Pages.CreateAsync(new() { Parent = Parent.DataSource(_tasks), Properties = { ["Name"] = PropertyValue.Title(title) } });

    private sealed record TaskView(PageId Id, string Title, bool Done);

    private sealed class CurrentTenant(IHttpContextAccessor requests)
    {
        public BotId? BotId => requests.HttpContext?.Request.Headers["X-Tenant"] is [{ } text] ? Notion.Refit.BotId.Parse(text) : default(BotId?);
    }
}
