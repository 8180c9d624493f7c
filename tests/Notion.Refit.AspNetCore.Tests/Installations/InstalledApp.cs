using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Notion.Refit.AspNetCore.Worker;
using Notion.Refit.Emulator;
using Notion.Refit.Emulator.Server;
using Notion.Refit.Models;

namespace Notion.Refit.AspNetCore.Tests.Installations;

/// <summary>The services of an app with installations in a folder, and the server of an emulator whose access tokens live one hour.</summary>
internal sealed class InstalledApp : IAsyncDisposable
{
    private readonly ServiceProvider _provider;
    private readonly WebApplication _server;

    private InstalledApp(ServiceProvider provider, WebApplication server, NotionEmulator emulator, ManualTimeProvider clock, string folder, string store)
    {
        _provider = provider;
        _server = server;
        Emulator = emulator;
        Clock = clock;
        Folder = folder;
        StoreKind = store;
    }

    public NotionEmulator Emulator { get; }

    /// <summary>The clock of the emulator.</summary>
    public ManualTimeProvider Clock { get; }

    public string Folder { get; }

    public string StoreKind { get; }

    public IServiceProvider Services => _provider;

    public NotionInstallations Installations => _provider.GetRequiredService<NotionInstallations>();

    public INotionTokenStore Store => _provider.GetRequiredService<INotionTokenStore>();

    /// <summary>The refreshes that the emulator has received.</summary>
    public int Refreshes => Emulator.Requests.Of(NotionOperations.CreateToken).Count - Codes;

    private int Codes { get; set; }

    public static async Task<InstalledApp> StartAsync(string store = "file", Func<INotionTokenStore, INotionTokenStore>? wrap = null)
    {
        string folder = Directory.CreateTempSubdirectory("notion-installations-").FullName;
        var clock = new ManualTimeProvider();
        NotionEmulator emulator = NotionEmulator.Start(new NotionEmulatorOptions { TimeProvider = clock, OAuthTokenLifetime = TimeSpan.FromHours(1) });
        WebApplication server = EmulatorServer.Build(emulator, new ServerOptions(Port: 0));
        await server.StartAsync();

        ServiceProvider provider = CreateProvider(folder, store, server.Urls.Single(), emulator, wrap);
        if (store == "ef")
        {
            await using AsyncServiceScope scope = provider.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<TokenContext>().Database.EnsureCreatedAsync();
        }

        return new InstalledApp(provider, server, emulator, clock, folder, store);
    }

    /// <summary>Lets the built-in person connect the workspace, and exchanges the code.</summary>
    public async Task<OAuthToken> AuthorizeAsync()
    {
        Codes++;
        return await _provider.GetRequiredService<INotionOAuth>().CreateTokenAsync(new AuthorizationCodeGrant(Emulator.OAuth.Authorize()));
    }

    public async Task<BotId> InstallAsync() => (await Installations.AddAsync(await AuthorizeAsync())).BotId;

    /// <summary>Ends the access tokens. Nothing but a 401 reports it.</summary>
    public void ExpireTokens() => Clock.Advance(TimeSpan.FromHours(2));

    /// <summary>Creates the services of another process over the same store.</summary>
    public ServiceProvider OpenAnother() => CreateProvider(Folder, StoreKind, _server.Urls.Single(), Emulator, wrap: null);

    public WorkerProcess Worker(string step) => WorkerProcess.Start(Folder, StoreKind, step, _server.Urls.Single());

    public async ValueTask DisposeAsync()
    {
        await _provider.DisposeAsync();
        await _server.DisposeAsync();
        await Emulator.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }

    private static ServiceProvider CreateProvider(string folder, string store, string address, NotionEmulator emulator, Func<INotionTokenStore, INotionTokenStore>? wrap)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddDataProtection().PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(folder, "keys")));
        services.AddDbContext<TokenContext>(options => options.UseSqlite($"Data Source={Path.Combine(folder, "tokens.db")}"));
        INotionBuilder notion = services.AddNotion(options =>
        {
            options.BaseAddress = new Uri(address);
            options.ClientId = emulator.OAuth.ClientId;
            options.ClientSecret = emulator.OAuth.ClientSecret;
            options.Retry = NotionRetryOptions.None;
        });
        if (store == "ef")
            notion.AddEntityFrameworkTokenStore<TokenContext>();
        else
            notion.AddFileTokenStore(Path.Combine(folder, "installations"));
        if (wrap is not null)
        {
            ServiceDescriptor inner = services.Single(service => service.ServiceType == typeof(INotionTokenStore));
            services.Remove(inner);
            services.AddSingleton(provider => wrap((INotionTokenStore)inner.ImplementationFactory!(provider)));
        }

        return services.BuildServiceProvider(validateScopes: true);
    }
}
