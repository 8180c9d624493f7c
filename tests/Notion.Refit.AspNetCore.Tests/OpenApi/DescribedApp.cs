using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Notion.Refit.Emulator;

namespace Notion.Refit.AspNetCore.Tests.OpenApi;

/// <summary>An app in memory over an emulator, with its OpenAPI document.</summary>
internal sealed class DescribedApp : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpClient _http;

    private DescribedApp(WebApplication app, NotionEmulator emulator, JsonObject document)
    {
        _app = app;
        _http = app.GetTestClient();
        Emulator = emulator;
        Document = document;
    }

    public NotionEmulator Emulator { get; }

    public JsonObject Document { get; }

    public JsonObject Components => Document["components"]!["schemas"]!.AsObject();

    public static async Task<DescribedApp> StartAsync(Action<WebApplication> map, Action<OpenApiOptions>? configure = null)
    {
        NotionEmulator emulator = NotionEmulator.Start();
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Services.AddNotion().UseEmulator(emulator);
        builder.Services.ConfigureHttpJsonOptions(static options => options.SerializerOptions.TypeInfoResolverChain.Add(new System.Text.Json.Serialization.Metadata.DefaultJsonTypeInfoResolver()));
        builder.Services.AddOpenApi(options =>
        {
            configure?.Invoke(options);
            options.AddNotionSchemas();
        });
        WebApplication app = builder.Build();
        app.MapOpenApi();
        map(app);
        await app.StartAsync();
        string document = await app.GetTestClient().GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative));
        return new DescribedApp(app, emulator, JsonNode.Parse(document)!.AsObject());
    }

    public Task<string> GetAsync(string path) => _http.GetStringAsync(new Uri(path, UriKind.Relative));

    /// <summary>Returns the schema of a successful response.</summary>
    /// <param name="route">The route.</param>
    /// <param name="method">The method.</param>
    public JsonObject ResponseOf(string route, string method = "get") =>
        Document["paths"]![route]![method]!["responses"]!["200"]!["content"]!["application/json"]!["schema"]!.AsObject();

    /// <summary>Validates a value by a schema of the document.</summary>
    /// <returns>What is wrong with it; empty for nothing.</returns>
    public string Validate(JsonObject schema, string json)
    {
        var root = new JsonObject { ["$ref"] = "#/$defs/root_", ["$defs"] = Components.DeepClone() };
        root["$defs"]!["root_"] = schema.DeepClone();
        RemoveDiscriminators(root);
        JsonSchema validator = JsonSchema.FromText(root.ToJsonString().Replace("#/components/schemas/", "#/$defs/", StringComparison.Ordinal));
        EvaluationResults results = validator.Evaluate(JsonElement.Parse(json), new EvaluationOptions { OutputFormat = OutputFormat.List });
        return results.IsValid
            ? ""
            : string.Join('\n', (results.Details ?? []).Where(static detail => detail.Errors is { Count: > 0 }).Select(static detail => $"{detail.InstanceLocation}: {string.Join(' ', detail.Errors!.Values)}").Distinct());
    }

    // Not a keyword of JSON Schema.
    private static void RemoveDiscriminators(JsonNode? node)
    {
        if (node is JsonObject members)
        {
            members.Remove("discriminator");
            foreach ((_, JsonNode? member) in members)
                RemoveDiscriminators(member);
        }
        else if (node is JsonArray items)
        {
            foreach (JsonNode? item in items)
                RemoveDiscriminators(item);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
        await Emulator.DisposeAsync();
    }
}
