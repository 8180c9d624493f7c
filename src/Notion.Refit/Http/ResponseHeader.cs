using System.Net.Http.Headers;

namespace Notion.Refit.Http;

/// <summary>Headers of responses, read without parsing them.</summary>
internal static class ResponseHeader
{
    /// <summary>Gets the first value of a header; null when the response does not have it.</summary>
    public static string? First(HttpResponseMessage response, string name) =>
        response.Headers.NonValidated.TryGetValues(name, out HeaderStringValues values) && values.Count > 0 ? values.First() : null;
}
