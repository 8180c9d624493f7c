using Microsoft.Extensions.DependencyInjection;

namespace Notion.Refit.Emulator.Tests;

public sealed class NotionEmulatorTests
{
    [Test]
    public async Task The_same_seed_and_clock_give_the_same_ids_in_every_run()
    {
        var options = new NotionEmulatorOptions { Seed = 7, TimeProvider = new FixedTime(new DateTimeOffset(2026, 6, 17, 10, 0, 0, TimeSpan.Zero)) };
        await using var first = new RawApi(options);
        await using var second = new RawApi(options);

        Assert.That(second.Emulator.RootPageId, Is.EqualTo(first.Emulator.RootPageId));
        Assert.That((await second.CreatePageAsync()).Id, Is.EqualTo((await first.CreatePageAsync()).Id));
    }

    [Test]
    public async Task Emulators_share_nothing()
    {
        await using var first = new RawApi();
        await using var second = new RawApi();

        RawAnswer page = await first.CreatePageAsync();

        Assert.That((await second.GetAsync($"/v1/pages/{page.Id}")).Status, Is.EqualTo(404));
    }

    [Test]
    public void An_empty_token_is_refused() =>
        Assert.That(() => NotionEmulator.Start(new NotionEmulatorOptions { Token = " " }), Throws.ArgumentException.With.Message.Contains("token"));

    [Test]
    public async Task Several_clients_may_each_have_an_emulator_whatever_else_they_are_configured_with()
    {
        await using NotionEmulator one = NotionEmulator.Start(new NotionEmulatorOptions { IntegrationName = "One" });
        await using NotionEmulator two = NotionEmulator.Start(new NotionEmulatorOptions { IntegrationName = "Two", Token = "other" });
        var services = new ServiceCollection();
        services.AddNotion("one", options => options.Token = "real").UseEmulator(one);
        services.AddNotion("two", options => options.BaseAddress = new Uri("https://api.notion.com")).UseEmulator(two);
        await using ServiceProvider provider = services.BuildServiceProvider();

        Assert.That((await provider.GetRequiredKeyedService<INotionClient>("one").Users.RetrieveMeAsync()).Name, Is.EqualTo("One"));
        Assert.That((await provider.GetRequiredKeyedService<INotionClient>("two").Users.RetrieveMeAsync()).Name, Is.EqualTo("Two"));
    }
}
