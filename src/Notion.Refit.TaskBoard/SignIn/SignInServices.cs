using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Notion.Refit.AspNetCore;
using Notion.Refit.TaskBoard.Boards;

namespace Notion.Refit.TaskBoard.SignIn;

/// <summary>The sign-in with Notion: each person gets a client and a board of their own.</summary>
internal static class SignInServices
{
    /// <summary>Adds the sign-in. The installations of the client, with their tokens, need a store.</summary>
    public static void AddSignIn(this IServiceCollection services, Action<NotionAuthenticationOptions>? configure = null)
    {
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme)
            .AddCookie(cookie => cookie.LoginPath = SignInEndpoints.WelcomePath)
            .AddNotion(notion =>
            {
                notion.Events.OnTicketReceived = FindBoardAsync;
                configure?.Invoke(notion);
            });
        services.AddAuthorization();
        services.AddHttpContextAccessor();
        services.AddScoped(provider => BoardClaims.Read(provider.GetRequiredService<IHttpContextAccessor>().HttpContext?.User));
        services.AddSingleton<SignInMark>();
    }

    private static async Task FindBoardAsync(TicketReceivedContext context)
    {
        IServiceProvider services = context.HttpContext.RequestServices;
        ClaimsPrincipal person = context.Principal!;
        INotionClient notion = services.GetRequiredService<NotionInstallations>().CreateClient(BotId.Parse(person.FindFirstValue(NotionClaimTypes.BotId)!));
        string? address = services.GetRequiredService<IConfiguration>()[TaskBoardApp.DataSourceOption];
        person.AddIdentity(BoardClaims.Write(await BoardFinder.FindAsync(notion, address, context.HttpContext.RequestAborted)));
    }
}
