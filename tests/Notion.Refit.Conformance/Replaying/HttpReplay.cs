using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Notion.Refit.Conformance.Replaying;

/// <summary>Sends requests as they were recorded.</summary>
internal static class HttpReplay
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 256 };

    public static async Task<ReplayAnswer> SendAsync(HttpClient http, string token, ReplayRequest request)
    {
        using HttpRequestMessage message = new(new HttpMethod(request.Method), new Uri(http.BaseAddress!, request.Address));
        message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", request.HasBadToken ? "ntn_of_nobody" : token);
        if (request.Version is not null)
            message.Headers.Add("Notion-Version", request.Version);
        if (request.Body is not null)
        {
            message.Content = new ByteArrayContent(request.Body);
            message.Content.Headers.TryAddWithoutValidation("Content-Type", request.ContentType ?? "application/json");
        }

        using HttpResponseMessage response = await http.SendAsync(message);
        byte[] body = await response.Content.ReadAsByteArrayAsync();
        return new ReplayAnswer((int)response.StatusCode, Parse(body));
    }

    private static JsonNode? Parse(byte[] body)
    {
        try
        {
            return body.Length == 0 ? null : JsonNode.Parse(body, documentOptions: Options);
        }
        catch (JsonException)
        {
            return JsonValue.Create("(not JSON)");
        }
    }
}
