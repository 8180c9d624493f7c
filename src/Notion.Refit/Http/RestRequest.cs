namespace Notion.Refit.Http;

/// <summary>A request that knows which described operation it belongs to, for the handlers that log, trace and retry.</summary>
/// <remarks>A type of its own instead of an entry in <see cref="HttpRequestMessage.Options"/>: that dictionary costs more than the rest of the request.</remarks>
/// <param name="method">The verb.</param>
/// <param name="uri">The address, relative to the base address.</param>
/// <param name="route">The path with its placeholders: <c>/v1/pages/{page_id}</c>.</param>
internal sealed partial class RestRequest(HttpMethod method, Uri uri, string route) : HttpRequestMessage(method, uri)
{
    /// <summary>The path with its placeholders.</summary>
    public string Route { get; } = route;
}
