using Microsoft.AspNetCore.DataProtection;
using Notion.Refit.AspNetCore;
using Notion.Refit.TaskBoard.Boards;
using Notion.Refit.TaskBoard.Demo;
using Notion.Refit.TaskBoard.Live;
using Notion.Refit.TaskBoard.SignIn;
using Notion.Refit.TaskBoard.Web;

namespace Notion.Refit.TaskBoard;

/// <summary>The services and the endpoints of the app.</summary>
internal static class TaskBoardApp
{
    public const string WebhooksPath = "/notion/webhooks";

    /// <summary>The option with the id of the data source, or the id or address of a database with one: <c>--data-source</c>.</summary>
    public const string DataSourceOption = "data-source";

    /// <summary>The option with the folder of the tokens of people who sign in: <c>--tokens</c>.</summary>
    public const string TokensOption = "tokens";

    // The largest file, and some room for the form around it.
    private const long MaxBody = CardContent.MaxFileSize + (64 * 1024);

    /// <summary>Creates the app.</summary>
    /// <param name="options">The options of the host, with the arguments of the command line.</param>
    /// <param name="cancellationToken">Cancels the look for the board.</param>
    /// <exception cref="BoardNotFoundException">With <c>NOTION_TOKEN</c>: there is no board for it.</exception>
    /// <exception cref="NotionException">With <c>NOTION_TOKEN</c>: Notion refused it or cannot be reached.</exception>
    public static async Task<WebApplication> CreateAsync(WebApplicationOptions options, CancellationToken cancellationToken = default)
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder(options);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = MaxBody);
        AddBoard(builder.Services);
        INotionBuilder notion = builder.Services.AddNotion(builder.Configuration.GetSection("Notion"))
            .AddRows<TaskCard>(provider => provider.GetRequiredService<BoardPlace>().DataSource)
            .AddWebhooks();

        // The workspace of a token, the workspaces of those who sign in, or an emulator.
        if (builder.Configuration["NOTION_TOKEN"] is { Length: > 0 } token)
            AddToken(builder.Services, notion, token);
        else if (builder.Configuration["Notion:ClientId"] is { Length: > 0 })
            AddPublicConnection(builder, notion);
        else
            AddDemo(builder.Services, notion);

        WebApplication app = builder.Build();
        if (app.Services.GetService<SharedBoard>() is { } shared)
            await shared.FindAsync(cancellationToken);
        Configure(app);
        return app;
    }

    private static void AddBoard(IServiceCollection services)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<BoardUpdates>();
        services.AddScoped<Board>();
        services.AddScoped<CardContent>();
        services.AddRazorComponents();
        services.AddAntiforgery();
        services.AddExceptionHandler<ErrorHandler>();
        services.AddProblemDetails();

        // Forms that cannot be read reach the handler of errors, too.
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
    }

    private static void AddToken(IServiceCollection services, INotionBuilder notion, string token)
    {
        notion.ConfigureOptions(client => client.Token = token);
        services.AddSingleton<SharedBoard>();
        services.AddSingleton(provider => provider.GetRequiredService<SharedBoard>().Place);
        services.AddSingleton(new FileHost(new HttpClient()));
    }

    private static void AddPublicConnection(WebApplicationBuilder builder, INotionBuilder notion)
    {
        string folder = builder.Configuration[TokensOption] ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "notion-refit-taskboard");
        notion.AddFileTokenStore(folder);
        builder.Services.AddSignIn();
        builder.Services.AddSingleton(new FileHost(new HttpClient()));
    }

    // Everything that the app needs instead of Notion. It lives as long as the process does.
    private static void AddDemo(IServiceCollection services, INotionBuilder notion)
    {
        DemoWorkspaces demo = DemoWorkspaces.Start(TimeProvider.System);
        notion.UseEmulator(demo.Emulator).AddInstallations();
        services.AddSingleton(_ => demo);
        services.AddSingleton<INotionTokenStore, DemoTokenStore>();
        services.AddSingleton(new FileHost(demo.Emulator.CreateHttpClient()));
        services.AddHostedService<DemoWebhooks>();

        // Cookies of an earlier run are of no use.
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        services.AddSignIn(options =>
        {
            options.AuthorizationEndpoint = DemoSignIn.AuthorizePath;
            options.BackchannelHttpHandler = demo.Emulator.CreateHandler();
        });
    }

    private static void Configure(WebApplication app)
    {
        bool hasSignIn = app.Services.GetService<SignInMark>() is not null;
        app.UseExceptionHandler();
        app.UseSecurityHeaders();
        app.UseStaticFiles();
        if (hasSignIn)
        {
            app.UseAuthentication();
            app.UseAuthorization();
        }

        app.UseAntiforgery();
        RouteGroupBuilder board = app.MapGroup("");
        board.MapBoard();
        board.MapCards();
        board.MapFiles();
        board.MapUpdates();
        if (hasSignIn)
        {
            board.RequireAuthorization();
            app.MapSignIn();
        }

        if (app.Services.GetService<DemoWorkspaces>() is not null)
            app.MapDemoSignIn();
        app.MapNotionWebhooks<BoardWebhooks>(WebhooksPath);
    }
}
