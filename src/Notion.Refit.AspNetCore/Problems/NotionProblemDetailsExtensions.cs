using Notion.Refit;
using Notion.Refit.AspNetCore.Problems;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Answers exceptions of Notion calls with problem details.</summary>
public static class NotionProblemDetailsExtensions
{
    /// <summary>Answers a <see cref="NotionException"/> that leaves an endpoint with problem details (RFC 9457). Needs <c>app.UseExceptionHandler()</c>.</summary>
    /// <remarks>
    /// <para>404, 403, 409 and 400 for what Notion reports of the object, the capabilities, a conflict or the values; 401 when the user must authorize the connection again
    /// (<see cref="NotionReauthorizationException"/>); 503 with <c>Retry-After</c> for limits of the rate; 504 when no response came in time; 502 for all
    /// other failures of Notion or the connection; 500 for what only the app can correct.</para>
    /// <para>The response has Notion's error code and request id. It has no message or body of Notion, which may hold content of the workspace, and no token.</para>
    /// </remarks>
    /// <param name="services">The services of the app.</param>
    /// <returns>The services, for chaining.</returns>
    public static IServiceCollection AddNotionProblemDetails(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddProblemDetails();
        return services.AddExceptionHandler<NotionExceptionHandler>();
    }
}
