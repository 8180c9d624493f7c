using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Notion.Refit.Emulator;
using Notion.Refit.Emulator.Server;

if (args is ["--help"] or ["-h"])
{
    Console.WriteLine(ServerOptions.Usage);
    return 0;
}

if (!ServerOptions.TryParse(args, out ServerOptions? server, out string? problem))
{
    Console.Error.WriteLine($"{problem}\n\n{ServerOptions.Usage}");
    return 2;
}

using ILoggerFactory logging = LoggerFactory.Create(builder => _ = server.Log switch
{
    LogForm.Text => builder.AddSimpleConsole(console => console.SingleLine = true),
    LogForm.Json => builder.AddJsonConsole(),
    _ => builder,
});
var options = new NotionEmulatorOptions { LoggerFactory = logging, Seed = server.Seed, RecordedRequests = 0, TimeProvider = new SettableClock() };
if (server.Token is { } token)
    options = options with { Token = token };
if (server.ClientId is { } clientId)
    options = options with { OAuthClientId = clientId };
if (server.ClientSecret is { } clientSecret)
    options = options with { OAuthClientSecret = clientSecret };
if (server.RedirectUri is { } redirectUri)
    options = options with { OAuthRedirectUris = [redirectUri] };
if (server.RateLimit is { } limit)
    options = options with { RateLimit = new EmulatedRateLimit { RequestsPerConnection = limit } };

await using NotionEmulator emulator = NotionEmulator.Start(options);
if (!await LoadAsync(server.SeedFile, emulator.Workspace.Load) || !await LoadAsync(server.FaultsFile, emulator.Faults.Load))
    return 2;

await using WebApplication app = EmulatorServer.Build(emulator, server);
await app.StartAsync();
Console.WriteLine(
    $"The Notion API is emulated at {string.Join(", ", app.Urls)}; token {emulator.Token}; "
    + $"OAuth with client id {emulator.OAuth.ClientId}, secret {emulator.OAuth.ClientSecret}, authorization at {AuthorizationPage.Path}; "
    + $"health at {EmulatorServer.HealthPath}. End with Ctrl+C.");
await app.WaitForShutdownAsync();
return 0;

static async Task<bool> LoadAsync(string? file, Action<string> load)
{
    try
    {
        if (file is not null)
            load(await File.ReadAllTextAsync(file));
        return true;
    }
    catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException)
    {
        Console.Error.WriteLine($"{file}: {e.Message}");
        return false;
    }
}

/// <summary>The server. Not public, unlike that of other web programs: an app's tests have a <c>Program</c> of their own beside it.</summary>
internal sealed partial class Program;
