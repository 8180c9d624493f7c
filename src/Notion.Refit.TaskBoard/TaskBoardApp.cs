using Microsoft.AspNetCore.DataProtection;
using Notion.Refit.TaskBoard.Boards;
using Notion.Refit.TaskBoard.Demo;
using Notion.Refit.TaskBoard.Live;
using Notion.Refit.TaskBoard.Web;

namespace Notion.Refit.TaskBoard;

/// <summary>The services and the endpoints of the app.</summary>
internal static class TaskBoardApp
{
    public const string WebhooksPath = "/notion/webhooks";

    // The largest file, and some room for the form around it.
    private const long MaxBody = CardContent.MaxFileSize + (64 * 1024);

    public static WebApplication Create(WebApplicationOptions options)
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder(options);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = MaxBody);
        AddServices(builder);

        WebApplication app = builder.Build();
        app.UseExceptionHandler();
        app.UseSecurityHeaders();
        app.UseStaticFiles();
        app.UseAntiforgery();
        app.MapBoard();
        app.MapCards();
        app.MapFiles();
        app.MapUpdates();
        app.MapNotionWebhooks<BoardWebhooks>(WebhooksPath);
        return app;
    }

    private static void AddServices(WebApplicationBuilder builder)
    {
        IServiceCollection services = builder.Services;
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

        INotionBuilder notion = services.AddNotion(client => client.Token = builder.Configuration["NOTION_TOKEN"])
            .AddRows<TaskCard>(provider => provider.GetRequiredService<BoardPlace>().DataSource)
            .AddWebhooks();
        if (builder.Configuration["NOTION_TOKEN"] is null)
            AddDemo(services, notion);
        else
            services.AddSingleton(new FileHost(Client: null));
    }

    // Everything that the app needs instead of Notion. It lives as long as the process does.
    private static void AddDemo(IServiceCollection services, INotionBuilder notion)
    {
        var demo = DemoWorkspaces.Start(TimeProvider.System);
        notion.UseEmulator(demo.Emulator);
        services.AddSingleton(_ => demo);
        services.AddSingleton(new FileHost(demo.Emulator.CreateHttpClient()));
        services.AddHostedService<DemoWebhooks>();
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        services.AddSingleton(new BoardPlace(demo.Accounts[0].Tasks, "Tasks"));
    }
}
