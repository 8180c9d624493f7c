using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Notion.Refit.Live.Tests.DependencyInjection;

internal sealed class RegistrationTests : LiveTest
{
    [Test]
    public async Task Scopes_share_the_store_and_none_saves_the_changes_of_another()
    {
        await using ServiceProvider provider = Services().BuildServiceProvider();
        await using AsyncServiceScope one = provider.CreateAsyncScope();
        await using AsyncServiceScope two = provider.CreateAsyncScope();
        LiveSession mine = one.ServiceProvider.GetRequiredService<LiveSession>();
        LiveSession theirs = two.ServiceProvider.GetRequiredService<LiveSession>();
        LivePage page = await mine.GetPageAsync(Emulator.RootPageId);
        string title = page.Title;
        page.Title = "half done";

        await theirs.SaveAsync();

        Assert.Multiple(() =>
        {
            Assert.That(theirs.Store, Is.SameAs(mine.Store));
            Assert.That(theirs.Pending, Is.Empty);
            Assert.That(mine.Pending, Has.Count.EqualTo(1));
        });
        Assert.That((await Notion.Pages.RetrieveAsync(page.Id)).Title, Is.EqualTo(title));
    }

    [Test]
    public void A_client_with_tokens_of_the_scope_fails_when_the_app_starts()
    {
        var services = new ServiceCollection();
        services.AddNotion(Configure).AddLive().AddScopedTokenProvider(_ => throw new NotSupportedException());
        using ServiceProvider provider = services.BuildServiceProvider();

        Assert.That(() => provider.GetRequiredService<IStartupValidator>().Validate(), Throws.InstanceOf<OptionsValidationException>().With.Message.Contain("LiveStoreFactory"));
        Assert.That(() => provider.GetRequiredService<LiveStore>(), Throws.InvalidOperationException);
    }

    [Test]
    public async Task A_named_client_has_a_store_of_its_own()
    {
        ServiceCollection services = Services();
        INotionBuilder builder = services.AddNotion("second", Configure);
        builder.ConfigurePrimaryHttpMessageHandler(Emulator.CreateHandler);
        builder.AddLive();
        await using ServiceProvider provider = services.BuildServiceProvider();

        Assert.That(provider.GetRequiredKeyedService<LiveStore>("second"), Is.Not.SameAs(provider.GetRequiredService<LiveStore>()));
    }

    private ServiceCollection Services()
    {
        var services = new ServiceCollection();
        INotionBuilder builder = services.AddNotion(Configure);
        builder.ConfigurePrimaryHttpMessageHandler(Emulator.CreateHandler);
        builder.AddLive();
        return services;
    }

    private void Configure(NotionOptions options)
    {
        options.Token = Emulator.Token;
        options.BaseAddress = Emulator.BaseAddress;
        options.RateLimit.Enabled = false;
    }
}
