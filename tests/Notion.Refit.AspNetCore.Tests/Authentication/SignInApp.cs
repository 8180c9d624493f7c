using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Notion.Refit.Emulator;
using Notion.Refit.Emulator.Server;

namespace Notion.Refit.AspNetCore.Tests.Authentication;

/// <summary>An app in memory whose users sign in with Notion, and the server of an emulator.</summary>
internal sealed class SignInApp : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly WebApplication _server;

    private SignInApp(WebApplication app, WebApplication server, NotionEmulator emulator)
    {
        _app = app;
        _server = server;
        Emulator = emulator;
    }

    public NotionEmulator Emulator { get; }

    public IServiceProvider Services => _app.Services;

    public static async Task<SignInApp> StartAsync(
        Action<NotionAuthenticationOptions>? configure = null,
        Action<INotionBuilder>? client = null,
        Action<WebApplication>? map = null,
        NotionEmulatorOptions? options = null,
        Action<NotionOptions>? settings = null,
        TimeProvider? time = null)
    {
        NotionEmulator emulator = NotionEmulator.Start(options ?? new NotionEmulatorOptions());
        WebApplication server = EmulatorServer.Build(emulator, new ServerOptions(Port: 0));
        await server.StartAsync();

        WebApplicationBuilder builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        if (time is not null)
            builder.Services.AddSingleton(time);
        builder.Services.AddAuthorization();
        INotionBuilder notion = builder.Services.AddNotion(notion =>
        {
            notion.BaseAddress = new Uri(server.Urls.Single());
            notion.ClientId = emulator.OAuth.ClientId;
            notion.ClientSecret = emulator.OAuth.ClientSecret;
            notion.RequireToken = false;
            notion.Retry = NotionRetryOptions.None;
            settings?.Invoke(notion);
        });
        client?.Invoke(notion);
        builder.Services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie().AddNotion(configure);

        WebApplication app = builder.Build();
        app.MapGet("/sign-in", (RequestDelegate)(context => context.ChallengeAsync("Notion", new AuthenticationProperties { RedirectUri = "/claims" })));
        app.MapGet("/claims", (ClaimsPrincipal user) => user.Claims.Select(claim => $"{claim.Type}={claim.Value}"));
        app.MapNotionConnect("/notion/connect", "/connected");
        app.MapGet("/connected", (ClaimsPrincipal user) => $"{user.Identity?.IsAuthenticated}");
        map?.Invoke(app);
        await app.StartAsync();
        return new SignInApp(app, server, emulator);
    }

    public Browser Open() => new(_app.GetTestServer().CreateHandler());

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _server.DisposeAsync();
        await Emulator.DisposeAsync();
    }
}
