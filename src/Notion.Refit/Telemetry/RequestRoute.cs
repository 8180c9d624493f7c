using Notion.Refit.Http;

namespace Notion.Refit.Telemetry;

/// <summary>The operation that a request belongs to, by which traces and metrics are grouped.</summary>
/// <param name="Operation">The operation; null when the library does not know it.</param>
/// <param name="Template">The path with its placeholders; null when it is not known.</param>
internal readonly record struct RequestRoute(NotionOperation? Operation, string? Template)
{
    /// <summary>Finds the operation of a request.</summary>
    public static RequestRoute Of(HttpRequestMessage request)
    {
        // Requests of the stubs bring their route along, those made by hand have only an address.
        string? route = RequestTemplate.Of(request);
        NotionOperations.TryFind(request.Method, route ?? RequestPath.Of(request), out NotionOperation? operation);
        return new RequestRoute(operation, route ?? operation?.Path);
    }

    /// <summary>Returns the path with its placeholders, or as it is where they are not known.</summary>
    public string ToLog(HttpRequestMessage request) => Template ?? RequestPath.Of(request) ?? "";
}
