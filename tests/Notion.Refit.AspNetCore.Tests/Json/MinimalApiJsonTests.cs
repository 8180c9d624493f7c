using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Notion.Refit.Emulator;
using Notion.Refit.Models;

namespace Notion.Refit.AspNetCore.Tests.Json;

/// <summary>Models, ids and values in the responses and requests of minimal APIs whose JSON is made by a source-generated context only.</summary>
public sealed partial class MinimalApiJsonTests
{
    [Test]
    public async Task Models_leave_and_enter_an_app_as_Notion_writes_them()
    {
        await using NotionEmulator emulator = NotionEmulator.Start();
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Services.AddNotion().UseEmulator(emulator);
        builder.Services.ConfigureHttpJsonOptions(static options =>
        {
            options.SerializerOptions.TypeInfoResolverChain.Clear();
            options.SerializerOptions.TypeInfoResolverChain.Add(AppJson.Default);
        });
        await using WebApplication app = builder.Build();
        app.MapGet("/pages/{id}", (PageId id, INotionPages pages, CancellationToken ct) => pages.RetrieveAsync(id, cancellationToken: ct));
        app.MapPost("/cards", (Card card) => card with { Due = new NotionDate(new DateOnly(2026, 12, 1)) });
        await app.StartAsync();
        using HttpClient http = app.GetTestClient();

        string page = await http.GetStringAsync(new Uri($"/pages/{emulator.RootPageId}", UriKind.Relative));
        using var sent = new StringContent("""{"id":"11111111-1111-4111-8111-111111111111","color":"blue","title":[{"type":"text","text":{"content":"A"}}]}""", null, "application/json");
        using HttpResponseMessage response = await http.PostAsync(new Uri("/cards", UriKind.Relative), sent);
        JsonNode card = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;

        using var notion = NotionClient.Create(emulator.Token, emulator.CreateHandler());
        Page expected = await notion.Pages.RetrieveAsync(emulator.RootPageId);
        JsonNode sentPage = JsonNode.Parse(page)!, expectedPage = JsonNode.Parse(JsonSerializer.Serialize(expected))!;
        foreach (JsonNode node in new[] { sentPage, expectedPage })
            node.AsObject().Remove("request_id");
        Assert.That(JsonNode.DeepEquals(sentPage, expectedPage), Is.True, page);
        Assert.That((string?)sentPage["object"], Is.EqualTo("page"));
        Assert.That((string?)card["id"], Is.EqualTo("11111111-1111-4111-8111-111111111111"));
        Assert.That((string?)card["color"], Is.EqualTo("blue"));
        Assert.That((string?)card["due"]!["start"], Is.EqualTo("2026-12-01"));
        Assert.That((string?)card["title"]![0]!["text"]!["content"], Is.EqualTo("A"));
    }

    internal sealed record Card(PageId Id, Color Color, RichTextList Title, NotionDate? Due);

    [JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
    [JsonSerializable(typeof(Page))]
    [JsonSerializable(typeof(PageId))]
    [JsonSerializable(typeof(Card))]
    internal sealed partial class AppJson : JsonSerializerContext;
}
