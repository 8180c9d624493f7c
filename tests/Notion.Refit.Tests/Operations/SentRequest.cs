namespace Notion.Refit.Tests.Operations;

/// <summary>A request as it reached the last handler.</summary>
/// <param name="Line">Verb and full address.</param>
/// <param name="Headers">Headers of request and content.</param>
/// <param name="Body">The text of the body; null where there is none.</param>
internal sealed record SentRequest(string Line, IReadOnlyDictionary<string, string> Headers, string? Body)
{
    public static async Task<SentRequest> CaptureAsync(HttpRequestMessage request)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach ((string name, IEnumerable<string> values) in request.Headers.Concat(request.Content?.Headers.AsEnumerable() ?? []))
            headers.Add(name, string.Join(", ", values));
        string? body = request.Content is null ? null : await request.Content.ReadAsStringAsync();

        // Requests that have no body are sent with an empty one.
        if (body == "" && (request.Method == HttpMethod.Get || request.Method == HttpMethod.Delete))
            body = null;
        return new($"{request.Method} {request.RequestUri!.AbsoluteUri}", headers, body);
    }
}
