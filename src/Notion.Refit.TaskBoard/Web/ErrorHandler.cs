using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;
using Notion.Refit.TaskBoard.Pages;

namespace Notion.Refit.TaskBoard.Web;

/// <summary>Shows exceptions as sentences: as text for the script, as a page otherwise.</summary>
internal sealed class ErrorHandler : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        await Show(httpContext.Request, UserError.Of(exception)).ExecuteAsync(httpContext);
        return true;
    }

    /// <summary>Returns an error as a response.</summary>
    public static IResult Show(HttpRequest request, UserError error) => request.IsForScript()
        ? TypedResults.Text(error.Sentence, "text/plain", statusCode: error.Status)
        : new RazorComponentResult<ErrorPage>(new { Error = error }) { StatusCode = error.Status };
}
