using Microsoft.Extensions.DependencyInjection;
using Notion.Refit.Emulator;
using Notion.Refit.Models;
using RichardSzalay.MockHttp;

namespace Notion.Refit.Tests.Readme;

public sealed class TestingSnippetTests
{
    [Test]
    public async Task An_emulator_takes_the_place_of_Notion()
    {
        // snippet: emulator
        await using var emulator = NotionEmulator.Start();
        var services = new ServiceCollection();
        services.AddNotion().UseEmulator(emulator);
        // end-snippet

        await using ServiceProvider provider = services.BuildServiceProvider();
        Page page = await provider.GetRequiredService<INotionPages>().RetrieveAsync(emulator.RootPageId);
        Assert.That(page.Id, Is.EqualTo(emulator.RootPageId));
    }

    [Test]
    public async Task A_canned_answer_takes_the_place_of_Notion()
    {
        var services = new ServiceCollection();

        // snippet: mockhttp
        var http = new MockHttpMessageHandler();
        http.Expect(HttpMethod.Get, "https://api.notion.com/v1/users/me").WithHeaders("Notion-Version", "2026-03-11").Respond("application/json", """{ "object": "user", "id": "01234567-89ab-4def-8123-456789abcdef" }""");
        services.AddNotion(o => o.Token = "secret").ConfigurePrimaryHttpMessageHandler(() => http);
        // end-snippet

        await using ServiceProvider provider = services.BuildServiceProvider();
        User me = await provider.GetRequiredService<INotionUsers>().RetrieveMeAsync();
        Assert.That(me.Id, Is.EqualTo(UserId.Parse("01234567-89ab-4def-8123-456789abcdef")));
        http.VerifyNoOutstandingExpectation();
    }
}
