using System.Net;
using System.Text.Json;

namespace Notion.Refit.Tests.Authentication;

/// <summary>Notion as far as tokens go: each refresh token is good for one exchange, a second one revokes everything.</summary>
/// <remarks>The tokens are <c>access_1</c> and <c>refresh_1</c>, then <c>access_2</c> and <c>refresh_2</c>, …</remarks>
internal sealed class TokenServer : HttpMessageHandler
{
    private readonly Lock _lock = new();
    private int _generation = 1;

    /// <summary>What was asked for, in order: <c>refresh</c>, or a token.</summary>
    public List<string> Log { get; } = [];

    /// <summary>The bodies of the requests that were let in.</summary>
    public List<string> Bodies { get; } = [];

    /// <summary>Whether a refresh token came a second time.</summary>
    public bool IsFamilyRevoked { get; private set; }

    /// <summary>Seconds until new tokens expire; null to leave it out.</summary>
    public int? ExpiresIn { get; set; }

    /// <summary>What a request waits for before it is looked at.</summary>
    public Func<Task> Arrival { get; set; } = () => Task.CompletedTask;

    /// <summary>What an exchange waits for before it is made.</summary>
    public Func<Task> Exchange { get; set; } = () => Task.CompletedTask;

    public int Refreshes => Count("refresh");

    /// <summary>Up to which pair the access tokens are worth nothing. The refresh tokens stay good.</summary>
    public int Rejected { get; set; }

    public int Count(string entry)
    {
        lock (_lock)
            return Log.Count(text => text == entry);
    }

    public static string Answer(int generation, int? expiresIn = null) => JsonSerializer.Serialize(new Dictionary<string, object?>(StringComparer.Ordinal)
    {
        ["access_token"] = $"access_{generation}",
        ["token_type"] = "bearer",
        ["refresh_token"] = $"refresh_{generation}",
        ["bot_id"] = "00000000-0000-4000-8000-000000000001",
        ["workspace_id"] = "00000000-0000-4000-8000-000000000002",
        ["workspace_name"] = null,
        ["workspace_icon"] = null,
        ["owner"] = new Dictionary<string, object>(StringComparer.Ordinal) { ["type"] = "workspace", ["workspace"] = true },
        ["duplicated_template_id"] = null,
        ["expires_in"] = expiresIn,
    });

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        string body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        if (request.RequestUri!.AbsolutePath == "/v1/oauth/token")
        {
            await Exchange();
            return Refresh(request, body);
        }

        await Arrival();
        return Look(request, body);
    }

    private HttpResponseMessage Refresh(HttpRequestMessage request, string body)
    {
        lock (_lock)
        {
            Log.Add("refresh");
            string? refreshToken = JsonElement.Parse(body).GetProperty("refresh_token").GetString();
            if (refreshToken != $"refresh_{_generation}" || IsFamilyRevoked)
            {
                IsFamilyRevoked = true;
                return Json(request, HttpStatusCode.BadRequest, """{"error":"invalid_grant","error_description":"The token was used."}""");
            }

            _generation++;
            return Json(request, HttpStatusCode.OK, Answer(_generation, ExpiresIn));
        }
    }

    private HttpResponseMessage Look(HttpRequestMessage request, string body)
    {
        lock (_lock)
        {
            string token = request.Headers.Authorization!.Parameter!;
            Log.Add(token);
            if (IsFamilyRevoked || token != $"access_{_generation}" || _generation <= Rejected)
                return Json(request, HttpStatusCode.Unauthorized, """{"object":"error","status":401,"code":"unauthorized","message":"API token is invalid."}""");
            Bodies.Add(body);
            return Json(request, HttpStatusCode.OK, $$"""{"seen":"{{token}}"}""");
        }
    }

    private static HttpResponseMessage Json(HttpRequestMessage request, HttpStatusCode status, string json) =>
        new(status) { RequestMessage = request, Content = new StringContent(json, System.Text.Encoding.UTF8, "application/json") };
}
