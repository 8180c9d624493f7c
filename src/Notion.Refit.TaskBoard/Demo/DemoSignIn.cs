using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;
using Notion.Refit.TaskBoard.Pages;
using Notion.Refit.TaskBoard.Web;

namespace Notion.Refit.TaskBoard.Demo;

/// <summary>The page on which people allow the app to use their workspace. It takes the place of the one of Notion, and asks the emulator for the code.</summary>
internal static class DemoSignIn
{
    public const string AuthorizePath = "/demo/authorize";

    private const string AgreePath = "/demo/agree";

    public static void MapDemoSignIn(this IEndpointRouteBuilder app)
    {
        app.MapGet(AuthorizePath, Show);
        app.MapGet(AgreePath, Agree);
    }

    private static IResult Show(DemoWorkspaces demo, HttpRequest request, string redirect_uri, string state)
    {
        if (!IsHere(request, redirect_uri))
            return ErrorHandler.Show(request, new UserError(StatusCodes.Status400BadRequest, "The address to return to is not that of this app."));
        IEnumerable<KeyValuePair<string, DemoAccount>> choices = demo.Accounts.Select((account, index) => KeyValuePair.Create(
            QueryHelpers.AddQueryString(AgreePath, new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["account"] = $"{index}",
                ["redirect_uri"] = redirect_uri,
                ["state"] = state,
            }),
            account));
        return new RazorComponentResult<DemoAuthorizePage>(new { Choices = choices.ToList(), Refuse = Back(redirect_uri, state, "error", "access_denied") });
    }

    private static IResult Agree(DemoWorkspaces demo, HttpRequest request, int account, string redirect_uri, string state)
    {
        if (!IsHere(request, redirect_uri) || demo.Accounts.ElementAtOrDefault(account) is not { } chosen)
            return ErrorHandler.Show(request, new UserError(StatusCodes.Status400BadRequest, "This sign-in is not valid. Start again."));
        string code = demo.Emulator.OAuth.Authorize(chosen.Workspace, chosen.Person, redirectUri: redirect_uri);
        return TypedResults.Redirect(Back(redirect_uri, state, "code", code));
    }

    private static bool IsHere(HttpRequest request, string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) && uri.Scheme == request.Scheme && uri.Authority == request.Host.Value;

    private static string Back(string address, string state, string name, string value) =>
        QueryHelpers.AddQueryString(address, new Dictionary<string, string?>(StringComparer.Ordinal) { [name] = value, ["state"] = state });
}
