using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;

namespace Notion.Refit.Resilience.Tests;

/// <summary>Steps of a script.</summary>
internal static class Answers
{
    public static ScriptedServer.Step Ok { get; } = (_, _) => Task.FromResult(Json(200, """{"object":"user"}"""));

    /// <summary>An error as Notion writes it.</summary>
    public static ScriptedServer.Step Error(int status, string code, string? retryAfter = null, object? additionalData = null) => (_, _) =>
    {
        string data = additionalData is null ? "" : $""","additional_data":{JsonSerializer.Serialize(additionalData)}""";
        HttpResponseMessage response = Json(status, $$"""{"object":"error","status":{{status.ToString(CultureInfo.InvariantCulture)}},"code":"{{code}}","message":"x"{{data}}}""");
        if (retryAfter is not null)
            response.Headers.TryAddWithoutValidation("Retry-After", retryAfter);
        return Task.FromResult(response);
    };

    public static ScriptedServer.Step RateLimited(string? retryAfter = null, string? reason = "public_api_request_rate_limit") =>
        Error(429, "rate_limited", retryAfter, reason is null ? null : new { rate_limit_reason = reason });

    /// <summary>A page of a proxy.</summary>
    public static ScriptedServer.Step Html(int status, string? retryAfter = null) => (_, _) =>
    {
        var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent("<html>edge</html>", Encoding.UTF8, "text/html") };
        if (retryAfter is not null)
            response.Headers.TryAddWithoutValidation("Retry-After", retryAfter);
        return Task.FromResult(response);
    };

    public static ScriptedServer.Step Throws(Func<Exception> exception) => (_, _) => Task.FromException<HttpResponseMessage>(exception());

    /// <summary>No answer until somebody gives up.</summary>
    public static ScriptedServer.Step Silence { get; } = async (request, cancellationToken) =>
    {
        ScriptedServer.FallSilent(request);
        await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        throw new InvalidOperationException("Nobody gave up.");
    };

    /// <summary>The beginning of a good answer, then nothing until somebody gives up.</summary>
    public static ScriptedServer.Step SilenceInTheBody { get; } = (request, _) =>
        Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(new SilentStream(request)) });

    /// <summary>The beginning of a good answer, then what the stream does.</summary>
    public static ScriptedServer.Step Body(Func<Stream> stream) => (_, _) =>
        Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(stream()) });

    private static HttpResponseMessage Json(int status, string body) =>
        new((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
}
