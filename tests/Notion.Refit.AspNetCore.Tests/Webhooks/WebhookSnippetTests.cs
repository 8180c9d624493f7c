using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Notion.Refit.Emulator;
using Notion.Refit.Models;

#pragma warning disable CA1873 // The examples are as short as they can be.

namespace Notion.Refit.AspNetCore.Tests.Webhooks;

/// <summary>The examples of docs/webhooks.md.</summary>
public sealed class WebhookSnippetTests
{
    [Test]
    public async Task Handlers_get_services_as_in_minimal_apis()
    {
        await using NotionEmulator emulator = NotionEmulator.Start();
        WebApplicationBuilder builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders().AddFakeLogging();
        builder.Configuration.AddInMemoryCollection([new("Notion:Token", emulator.Token), new("Notion:Webhooks:VerificationToken", WebhookApp.Token)]);
        builder.Services.AddNotion().UseEmulator(emulator);

        // snippet: webhooks
        builder.Services.AddNotion().AddWebhooks();   // "Notion": { "Webhooks": { "VerificationToken": "secret_…" } }
        var app = builder.Build();

        app.MapNotionWebhooks("/notion/webhooks")
            .On<PageContentUpdated>(async (PageContentUpdated e, INotionPages pages, ILogger<Program> logger, CancellationToken ct) =>
            {
                Page page = await pages.RetrieveAsync(e.Entity.Id, cancellationToken: ct);
                logger.LogInformation("{Title} has changed.", page.Title);
            })
            .OnUnknown((UnknownWebhookEvent e, ILogger<Program> logger) => logger.LogInformation("There is a new kind of event: {Type}", e.Type));
        // end-snippet

        await app.StartAsync();
        using HttpClient http = app.GetTestClient();
        string changed = Samples.Event(1, type: "page.content_updated").Replace(Samples.Id('d', 1), emulator.RootPageId.ToString(), StringComparison.Ordinal)
            .Replace("\"data\": {", "\"data\": { \"updated_blocks\": [],", StringComparison.Ordinal);
        await DeliverAsync(http, changed);
        await DeliverAsync(http, Samples.Event(2, type: "page.moon_phase_changed"));
        await app.StopAsync();

        Assert.That(
            app.Services.GetFakeLogCollector().GetSnapshot().Select(static record => record.Message),
            Has.Some.EndsWith(" has changed.").And.Some.EqualTo("There is a new kind of event: page.moon_phase_changed"));
        await app.DisposeAsync();
    }

    [Test]
    public async Task A_class_has_a_method_an_event()
    {
        await using NotionEmulator emulator = NotionEmulator.Start();
        var board = new Board();
        WebApplicationBuilder builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.Services.AddSingleton(board);
        builder.Services.AddNotion(static options => options.Token = "ntn_test").UseEmulator(emulator).AddWebhooks(static options => options.VerificationToken = WebhookApp.Token);
        await using WebApplication app = builder.Build();
        app.MapNotionWebhooks<TaskWebhooks>("/notion/webhooks");
        await app.StartAsync();
        using HttpClient http = app.GetTestClient();

        await DeliverAsync(http, Samples.Event(1, type: "page.properties_updated").Replace(Samples.Id('d', 1), emulator.RootPageId.ToString(), StringComparison.Ordinal)
            .Replace("\"data\": {", "\"data\": { \"updated_properties\": [\"title\"],", StringComparison.Ordinal));
        await DeliverAsync(http, Samples.Event(2, page: 7, type: "page.deleted"));
        await app.StopAsync();

        Assert.That(board.Calls, Is.EquivalentTo(new[] { $"show {emulator.RootPageId}", $"remove {Samples.Id('d', 7)}" }));
    }

    private static async Task DeliverAsync(HttpClient http, string json)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/notion/webhooks") { Content = new StringContent(json, System.Text.Encoding.UTF8, "application/json") };
        request.Headers.Add(NotionWebhookSignature.HeaderName, new NotionWebhookSignature(WebhookApp.Token).Sign(System.Text.Encoding.UTF8.GetBytes(json)));
        using HttpResponseMessage response = await http.SendAsync(request);
        Assert.That((int)response.StatusCode, Is.EqualTo(200));
    }

    public sealed class Board
    {
        public System.Collections.Concurrent.ConcurrentBag<string> Calls { get; } = [];

        public void Show(Page page) => Calls.Add($"show {page.Id}");

        public void Remove(PageId id) => Calls.Add($"remove {id}");
    }

    // snippet: webhooks-class
    public sealed class TaskWebhooks(INotionPages pages, Board board) : NotionWebhookHandler
    {
        protected override async Task OnPagePropertiesUpdatedAsync(PagePropertiesUpdated notification, CancellationToken cancellationToken) =>
            board.Show(await pages.RetrieveAsync(notification.Entity.Id, cancellationToken: cancellationToken));

        protected override Task OnPageDeletedAsync(PageDeleted notification, CancellationToken cancellationToken)
        {
            board.Remove(notification.Entity.Id);
            return Task.CompletedTask;
        }
    }
    // end-snippet
}

/// <summary>The category of the loggers in the examples.</summary>
internal sealed class Program;
