using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Notion.Refit.TaskBoard.Web;

/// <summary>Results that are a part of a page for the script, and a whole page without it.</summary>
internal static class Fragments
{
    /// <summary>The header that the script sends.</summary>
    public const string Header = "X-Fragment";

    public static bool IsForScript(this HttpRequest request) => request.Headers.ContainsKey(Header);

    /// <summary>Returns a component for the script; without it, the browser goes on to an address.</summary>
    public static IResult Fragment<TComponent>(this HttpRequest request, object parameters, string otherwise)
        where TComponent : IComponent =>
        request.IsForScript() ? new RazorComponentResult<TComponent>(parameters) : SeeOther(otherwise);

    /// <summary>Redirects to an address of this app, which is then read with GET.</summary>
    public static IResult SeeOther(string address) => new SeeOtherResult(address);

    private sealed class SeeOtherResult(string address) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
            httpContext.Response.Headers.Location = address;
            return Task.CompletedTask;
        }
    }
}
