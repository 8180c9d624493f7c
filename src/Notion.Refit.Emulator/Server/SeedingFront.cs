using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Notion.Refit.Emulator.Outside.Seeding;

namespace Notion.Refit.Emulator.Server;

/// <summary>The way into the server for other processes that bring a workspace with them, such as a recording. It is no part of the API.</summary>
internal sealed class SeedingFront(NotionEmulator emulator)
{
    /// <summary>
    /// Makes an empty workspace: <c>{ "id", "name", "bot": { "id", "name" }, "app_address", "max_file_upload_size_in_bytes" }</c>, the last two only
    /// where they are not the server's; answers with its <c>token</c>.
    /// </summary>
    public const string WorkspacesPath = "/emulator/workspaces";

    /// <summary>
    /// Fills the workspace of a token: <c>{ "objects": […], "children": { "id": ["id", …] } }</c>, in the form of API responses, each after what it is
    /// in. Answers with what <c>failed</c>.
    /// </summary>
    public const string ObjectsPath = "/emulator/objects";

    /// <summary>Sets and freezes the clock: <c>{ "now": "2026-03-11T12:00:00Z" }</c>; null lets it run again. Returns the resulting time.</summary>
    public const string ClockPath = "/emulator/clock";

    private const int EarliestYear = 1900;
    private const int LatestYear = 9000;

    private readonly ConcurrentDictionary<string, AnswerSeeder> _seeders = new(StringComparer.Ordinal);

    public void Map(WebApplication app)
    {
        app.MapPost(WorkspacesPath, (RequestDelegate)(context => AnswerAsync(context, CreateWorkspace)));
        app.MapPost(ObjectsPath, (RequestDelegate)(context => AnswerAsync(context, Plant)));
        if (emulator.Options.TimeProvider is SettableClock clock)
            app.MapPost(ClockPath, (RequestDelegate)(context => AnswerAsync(context, (_, body) => SetClock(clock, body))));
    }

    private static async Task AnswerAsync(HttpContext context, Func<HttpRequest, JsonElement, JsonObject?> handle)
    {
        JsonObject? answer;
        try
        {
            using JsonDocument body = await JsonDocument.ParseAsync(context.Request.Body, new JsonDocumentOptions { MaxDepth = 256 }, context.RequestAborted);
            answer = handle(context.Request, body.RootElement);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            answer = new JsonObject { ["message"] = e.Message };
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
        }

        if (answer is null)
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(answer.ToJsonString(), context.RequestAborted);
    }

    private static JsonObject SetClock(SettableClock clock, JsonElement body)
    {
        JsonElement now = body.GetProperty("now");
        DateTimeOffset? time = now.ValueKind == JsonValueKind.Null ? null : now.GetDateTimeOffset();

        // Expiries and relative dates are calculated from the clock: near the last year they would leave the calendar.
        if (time is { Year: > LatestYear or < EarliestYear })
            throw new FormatException($"now should be in the years {EarliestYear} to {LatestYear}, instead was {now.GetRawText()}.");
        clock.Set(time);
        return new JsonObject { ["now"] = clock.GetUtcNow() };
    }

    private JsonObject CreateWorkspace(HttpRequest request, JsonElement body)
    {
        JsonElement bot = body.GetProperty("bot");
        string token = emulator.Core.Ids.NewToken();
        SeededWorkspace workspace = new(
            body.GetProperty("id").GetGuid(), body.GetProperty("name").GetString() ?? "", bot.GetProperty("id").GetGuid(), bot.GetProperty("name").GetString() ?? "")
        {
            MaxFileUploadSize = body.TryGetProperty("max_file_upload_size_in_bytes", out JsonElement size) && size.ValueKind == JsonValueKind.Number ? size.GetInt64() : null,
            AppAddress = body.TryGetProperty("app_address", out JsonElement address) ? address.GetString() : null,
        };
        _seeders[token] = AnswerSeeder.Start(emulator, workspace, token);
        return new JsonObject { ["token"] = token };
    }

    // Null when the token was not created here.
    private JsonObject? Plant(HttpRequest request, JsonElement body)
    {
        string token = request.Headers.Authorization.ToString().Split(' ')[^1];
        if (!_seeders.TryGetValue(token, out AnswerSeeder? seeder))
            return null;

        JsonArray failed = [];
        foreach (JsonElement answer in body.GetProperty("objects").EnumerateArray())
        {
            if (seeder.TryPlant(answer) is { } problem)
                failed.Add(problem);
        }

        if (body.TryGetProperty("children", out JsonElement children))
        {
            foreach (JsonProperty parent in children.EnumerateObject())
                seeder.Arrange(Guid.Parse(parent.Name), [.. parent.Value.EnumerateArray().Select(child => child.GetGuid())]);
        }

        return new JsonObject { ["failed"] = failed };
    }
}
