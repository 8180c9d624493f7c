using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Notion.Refit.Emulator;
using Notion.Refit.Models;

namespace Notion.Refit.Tests.Readme;

public sealed class AspNetSnippetTests
{
    [Test]
    public async Task An_app_has_pages_injected()
    {
        await using var emulator = NotionEmulator.Start();
        await using var program = new RunningProgram(RunApp, services => services.AddNotion().UseEmulator(emulator));
        using HttpClient client = await program.CreateClientAsync();

        JsonElement page = await client.GetFromJsonAsync<JsonElement>($"/pages/{emulator.RootPageId:N}");
        using HttpResponseMessage wrong = await client.GetAsync("/pages/not-an-id");

        Assert.Multiple(() =>
        {
            Assert.That(page.GetProperty("title").GetString(), Is.EqualTo("Emulated page"));
            Assert.That(page.GetProperty("lastEditedTime").GetDateTimeOffset(), Is.GreaterThan(DateTimeOffset.UnixEpoch));
            Assert.That(page.GetProperty("url").GetString(), Does.Contain($"{emulator.RootPageId:N}"));
            Assert.That(wrong.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        });
    }

    private static void RunApp(string[] args)
    {
        // snippet: aspnet
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddNotion(builder.Configuration.GetSection("Notion"));   // "Notion": { "Token": "ntn_…" }
        var app = builder.Build();

        app.MapGet("/pages/{id}", async (PageId id, INotionPages pages, CancellationToken ct) =>
        {
            Page page = await pages.RetrieveAsync(id, cancellationToken: ct);
            return new { page.Title, page.LastEditedTime, page.Url };
        });

        app.Run();
        // end-snippet
    }
}
