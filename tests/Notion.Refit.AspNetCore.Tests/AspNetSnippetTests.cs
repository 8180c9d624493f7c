using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Notion.Refit.AspNetCore.Tests.Authentication;
using Notion.Refit.Emulator;
using Notion.Refit.Emulator.Server;
using Notion.Refit.Models;

namespace Notion.Refit.AspNetCore.Tests;

/// <summary>The examples of docs/aspnet.md.</summary>
public sealed class AspNetSnippetTests
{
    private readonly string _folder = Directory.CreateTempSubdirectory("notion-snippets-").FullName;
    private NotionEmulator _emulator = null!;
    private WebApplication _server = null!;

    [OneTimeTearDown]
    public void DeleteFolder()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [SetUp]
    public async Task StartAsync()
    {
        _emulator = NotionEmulator.Start();
        _server = EmulatorServer.Build(_emulator, new ServerOptions(Port: 0));
        await _server.StartAsync();
    }

    [TearDown]
    public async Task StopAsync()
    {
        await _server.DisposeAsync();
        await _emulator.DisposeAsync();
    }

    [Test]
    public async Task A_user_signs_in_and_has_a_client()
    {
        WebApplicationBuilder builder = Builder();
        builder.Services.AddDbContext<AppDb>(options => options.UseSqlite($"Data Source={Path.Combine(_folder, "app.db")}"));

        // snippet: aspnet-sign-in
        builder.Services.AddNotion()                                 // "Notion": { "ClientId": "…", "ClientSecret": "…" }
            .AddEntityFrameworkTokenStore<AppDb>();                  // in development: .AddFileTokenStore("tokens")

        builder.Services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme)
            .AddCookie(o => o.LoginPath = "/sign-in")
            .AddNotion(o => o.Events.OnRemoteFailure = failed =>     // also when the user refuses
            {
                failed.Response.Redirect("/?sign-in=failed");
                failed.HandleResponse();
                return Task.CompletedTask;
            });
        builder.Services.AddAuthorization();
        var app = builder.Build();

        app.MapGet("/sign-in", () => Results.Challenge(new() { RedirectUri = "/" }, [NotionAuthenticationDefaults.AuthenticationScheme]));
        app.MapGet("/me", (INotionClient notion, CancellationToken ct) => notion.Users.RetrieveMeAsync(ct)).RequireAuthorization();
        // end-snippet

        app.MapGet("/", () => "home");
        using (IServiceScope scope = app.Services.CreateScope())
            await scope.ServiceProvider.GetRequiredService<AppDb>().Database.EnsureCreatedAsync();
        await app.StartAsync();
        using var browser = new Browser(app.GetTestServer().CreateHandler());
        string refused = await browser.ReadAsync("/sign-in", address => address.AbsolutePath == "/v1/oauth/authorize" ? new Uri(address + "&deny=true") : null);
        Assert.That((refused, browser.Visited[^1].Query), Is.EqualTo(("home", "?sign-in=failed")));
        Assert.That(await browser.ReadAsync("/me"), Is.EqualTo("home"), "sent to sign in first");
        Assert.That(await browser.ReadAsync("/me"), Does.Contain("\"object\":\"user\""));
        await app.DisposeAsync();
    }

    [Test]
    public async Task A_tenant_connects_a_workspace()
    {
        WebApplicationBuilder builder = Builder();
        string folder = Path.Combine(_folder, "tokens");
        builder.Services.AddSingleton<Tenants>();

        // snippet: aspnet-connect
        builder.Services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie()
            .AddNotion(o => o.OnConnected = connected =>
                connected.HttpContext.RequestServices.GetRequiredService<Tenants>().SetAsync(connected.StartedBy, connected.BotId));
        builder.Services.AddNotion().AddFileTokenStore(folder)
            .AddInstallations(o => o.SelectInstallation = request => request.RequestServices.GetRequiredService<Tenants>().InstallationOf(request.User));
        var app = builder.Build();

        app.MapNotionConnect("/notion/connect", returnPath: "/settings");
        // end-snippet

        app.MapGet("/settings", async (INotionClient notion, CancellationToken ct) => (await notion.Users.RetrieveMeAsync(ct)).Id.ToString());
        await app.StartAsync();
        using var browser = new Browser(app.GetTestServer().CreateHandler());
        string bot = await browser.ReadAsync("/notion/connect");
        var mailer = new Mailer();
        await new Digest(app.Services.GetRequiredService<NotionInstallations>(), mailer).RunAsync(default);

        Assert.That(bot, Is.EqualTo($"{app.Services.GetRequiredService<Tenants>().InstallationOf(new ClaimsPrincipal())}"));
        Assert.That(mailer.Sent, Is.EqualTo(new[] { bot }));
        await app.DisposeAsync();
    }

    [Test]
    public async Task Health_has_an_address()
    {
        WebApplicationBuilder builder = Builder();
        builder.Configuration["Notion:Token"] = _emulator.Token;
        builder.Services.AddNotion();

        // snippet: aspnet-health
        builder.Services.AddHealthChecks().AddNotion();
        var app = builder.Build();
        app.MapHealthChecks("/health");
        // end-snippet

        await app.StartAsync();
        using HttpClient http = app.GetTestClient();
        Assert.That(await http.GetStringAsync(new Uri("/health", UriKind.Relative)), Is.EqualTo("Healthy"));
        await app.DisposeAsync();
    }

    [Test]
    public async Task Errors_have_problem_details()
    {
        WebApplicationBuilder builder = Builder();
        builder.Configuration["Notion:Token"] = _emulator.Token;
        builder.Services.AddNotion();

        // snippet: aspnet-errors
        builder.Services.AddNotionProblemDetails();
        var app = builder.Build();
        app.UseExceptionHandler();
        // end-snippet

        app.MapGet("/pages/{id}", (PageId id, INotionPages pages, CancellationToken ct) => pages.RetrieveAsync(id, cancellationToken: ct));
        await app.StartAsync();
        using HttpClient http = app.GetTestClient();
        using HttpResponseMessage response = await http.GetAsync(new Uri($"/pages/{Guid.NewGuid()}", UriKind.Relative));
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain("object_not_found"));
        await app.DisposeAsync();
    }

    [Test]
    public async Task Models_are_described_in_the_OpenAPI_document()
    {
        WebApplicationBuilder builder = Builder();
        builder.Services.AddNotion(static options => options.Token = "ntn_test");

        // snippet: aspnet-openapi
        builder.Services.AddOpenApi(o => o.AddNotionSchemas());
        var app = builder.Build();

        app.MapOpenApi();
        app.MapGet("/tasks/{id}", (PageId id, INotionPages pages, CancellationToken ct) => pages.RetrieveAsync(id, cancellationToken: ct));
        // end-snippet

        await app.StartAsync();
        using HttpClient http = app.GetTestClient();
        Assert.That(await http.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative)), Does.Contain("\"$ref\": \"#/components/schemas/NotionPage\""));
        await app.DisposeAsync();
    }

    private WebApplicationBuilder Builder()
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(
        [
            new("Notion:BaseAddress", _server.Urls.Single()),
            new("Notion:ClientId", _emulator.OAuth.ClientId),
            new("Notion:ClientSecret", _emulator.OAuth.ClientSecret),
        ]);
        return builder;
    }

    // snippet: aspnet-context
    public sealed class AppDb(DbContextOptions<AppDb> options) : DbContext(options)
    {
        protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.AddNotionInstallations();
    }
    // end-snippet

    // snippet: aspnet-job
    public sealed class Digest(NotionInstallations installations, Mailer mailer)
    {
        public async Task RunAsync(CancellationToken cancellationToken)
        {
            await foreach (NotionInstallation installation in installations.ListAsync(cancellationToken: cancellationToken))
            {
                INotionClient notion = installations.CreateClient(installation.BotId);
                await mailer.SendAsync(installation.UserId, await notion.Users.RetrieveMeAsync(cancellationToken));
            }
        }
    }
    // end-snippet

    public sealed class Mailer
    {
        public List<string> Sent { get; } = [];

        public Task SendAsync(UserId? userId, User bot)
        {
            Assert.That(userId, Is.Not.Null);
            Sent.Add(bot.Id.ToString());
            return Task.CompletedTask;
        }
    }

    public sealed class Tenants
    {
        private BotId? _installation;

        public Task SetAsync(string? user, BotId installation)
        {
            _installation = user is null ? installation : throw new InvalidOperationException();
            return Task.CompletedTask;
        }

        public BotId? InstallationOf(ClaimsPrincipal user) => user.Identity?.IsAuthenticated == true ? null : _installation;
    }
}
