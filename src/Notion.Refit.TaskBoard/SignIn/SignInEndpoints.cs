using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Notion.Refit.AspNetCore;
using Notion.Refit.TaskBoard.Pages;
using Notion.Refit.TaskBoard.Web;

namespace Notion.Refit.TaskBoard.SignIn;

/// <summary>The way in and out.</summary>
internal static class SignInEndpoints
{
    public const string WelcomePath = "/welcome";
    public const string SignInPath = "/sign-in";
    public const string SignOutPath = "/sign-out";

    public static void MapSignIn(this IEndpointRouteBuilder app)
    {
        app.MapGet(WelcomePath, () => new RazorComponentResult<WelcomePage>());
        app.MapGet(SignInPath, () => TypedResults.Challenge(new AuthenticationProperties { RedirectUri = "/" }, [NotionAuthenticationDefaults.AuthenticationScheme]));
        app.MapPost(SignOutPath, SignOutAsync);
    }

    // The form has no fields but the token against requests from other sites, which is checked because it is read.
    private static async Task<IResult> SignOutAsync(HttpContext context, [FromForm] string? _)
    {
        await context.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        return Fragments.SeeOther(WelcomePath);
    }
}
