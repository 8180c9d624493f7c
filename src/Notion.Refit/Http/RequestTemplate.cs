using global::Refit;

namespace Notion.Refit.Http;

/// <summary>The path template of the operation that a request belongs to, such as <c>/v1/pages/{page_id}</c>.</summary>
internal static class RequestTemplate
{
    private static readonly HttpRequestOptionsKey<string> s_key = new(HttpRequestMessageOptions.RelativePathTemplate);

    /// <summary>Gets the template; null for requests that no generated client has made.</summary>
    public static string? Of(HttpRequestMessage request) => request.Options.TryGetValue(s_key, out string? template) ? template : null;
}
