using System.Globalization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Notion.Refit.AspNetCore.Problems;

/// <summary>Answers exceptions of Notion calls with problem details.</summary>
/// <param name="problems">Writes problem details.</param>
internal sealed class NotionExceptionHandler(IProblemDetailsService problems) : IExceptionHandler
{
    public ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is not NotionException notion)
            return new ValueTask<bool>(false);

        NotionProblem problem = NotionProblem.Of(notion);
        httpContext.Response.StatusCode = problem.Status;
        if (NotionProblem.RetryAfter(notion) is { } wait)
            httpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString("0", CultureInfo.InvariantCulture);

        var details = new ProblemDetails { Status = problem.Status, Title = problem.Title };
        if (Api(notion) is { } api)
        {
            details.Extensions["code"] = api.Code.Value;
            if (api.RequestId is not null)
                details.Extensions["notionRequestId"] = api.RequestId;
        }

        // Without the exception, from which others might take more.
        return problems.TryWriteAsync(new ProblemDetailsContext { HttpContext = httpContext, ProblemDetails = details });
    }

    private static NotionApiException? Api(NotionException exception) =>
        exception as NotionApiException ?? (exception.InnerException is NotionException inner ? Api(inner) : null);
}
