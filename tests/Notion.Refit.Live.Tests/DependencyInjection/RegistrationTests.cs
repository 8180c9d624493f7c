using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Notion.Refit.Live.Tests.DependencyInjection;

internal sealed class RegistrationTests : LiveTest
{
    [Test]
    public async Task Scopes_share_the_store_and_none_saves_the_changes_of_another()
    {
        await using ServiceProvider provider = Services().BuildServiceProvider(validateScopes: true);
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

    [TestCase(true)]
    [TestCase(false)]
    public void An_app_whose_client_takes_its_tokens_from_the_scope_fails_at_start(bool liveFirst)
    {
        HostApplicationBuilder app = Host.CreateEmptyApplicationBuilder(null);
        INotionBuilder builder = app.Services.AddNotion().UseEmulator(Emulator);
        if (liveFirst)
            builder.AddLive();
        builder.AddScopedTokenProvider(_ => throw new NotSupportedException());
        if (!liveFirst)
            builder.AddLive();
        using IHost host = app.Build();

        Assert.That(() => host.StartAsync(), Throws.InstanceOf<OptionsValidationException>().With.Message.EqualTo(
            "The client takes its tokens from the scope, so that one store would show the pages of one user to another. " +
            "Call AddLiveStores instead of AddLive: it has a store for each installation, LiveStoreFactory.Get(installationId)."));
    }

    [Test]
    public void Without_a_host_the_store_of_a_client_with_tokens_of_the_scope_is_refused_when_it_is_resolved()
    {
        var services = new ServiceCollection();
        services.AddNotion().UseEmulator(Emulator).AddLive().AddScopedTokenProvider(_ => throw new NotSupportedException());
        using ServiceProvider provider = services.BuildServiceProvider(validateScopes: true);
        using IServiceScope scope = provider.CreateScope();

        Assert.That(() => provider.GetRequiredService<LiveStore>(), Throws.InvalidOperationException.With.Message.Contains("LiveStoreFactory.Get"));
        Assert.That(() => scope.ServiceProvider.GetRequiredService<LiveSession>(), Throws.InvalidOperationException.With.Message.Contains("LiveStoreFactory.Get"));
    }

    [Test]
    public void The_check_at_start_names_the_client_and_leaves_the_others_alone()
    {
        ServiceCollection services = Services();
        services.AddNotion("second").UseEmulator(Emulator).AddLive().AddScopedTokenProvider(_ => throw new NotSupportedException());
        using ServiceProvider provider = services.BuildServiceProvider();

        Assert.That(
            () => provider.GetRequiredService<IStartupValidator>().Validate(),
            Throws.InstanceOf<OptionsValidationException>().With.Message.StartsWith("The client 'second' takes its tokens from the scope"));
        Assert.That(provider.GetRequiredService<LiveStore>(), Is.Not.Null);
    }

    [Test]
    public async Task A_named_client_has_a_store_and_sessions_of_its_own()
    {
        ServiceCollection services = Services();
        Emulator.EmulatedConnection other = Emulator.AddWorkspace("Second").AddConnection("Second bot");
        services.AddNotion("second").UseEmulator(other).AddLive();
        await using ServiceProvider provider = services.BuildServiceProvider(validateScopes: true);
        await using AsyncServiceScope scope = provider.CreateAsyncScope();
        LiveSession first = scope.ServiceProvider.GetRequiredService<LiveSession>();
        LiveSession second = scope.ServiceProvider.GetRequiredKeyedService<LiveSession>("second");

        Assert.Multiple(() =>
        {
            Assert.That(first.Store, Is.SameAs(provider.GetRequiredService<LiveStore>()));
            Assert.That(second.Store, Is.SameAs(provider.GetRequiredKeyedService<LiveStore>("second")).And.Not.SameAs(first.Store));
        });
        Assert.That((await second.Store.GetInstallationAsync()).Name, Is.EqualTo("Second bot"));
        Assert.That(await second.FindPageAsync(Emulator.RootPageId), Is.Null);
    }

    [Test]
    public void A_store_cannot_be_taken_from_a_client_that_was_not_added()
    {
        using ServiceProvider provider = Services().BuildServiceProvider();

        Assert.That(() => provider.GetRequiredKeyedService<LiveStore>("third"), Throws.InvalidOperationException);
    }

    [Test]
    public async Task The_store_uses_the_clock_and_the_log_of_the_app_and_ends_with_it()
    {
        ServiceCollection services = Services();
        services.AddSingleton<TimeProvider>(Time);
        ServiceProvider provider = services.BuildServiceProvider();
        LiveStore store = provider.GetRequiredService<LiveStore>();
        LiveFollow follow = store.Follow(Emulator.RootPageId, TimeSpan.FromHours(1));
        await follow.RefreshAsync();
        Assert.That(follow.Status.LastRound, Is.EqualTo(Time.GetUtcNow()));

        await provider.DisposeAsync();

        Assert.That(() => follow.RefreshAsync(), Throws.InstanceOf<ObjectDisposedException>());
    }

    private ServiceCollection Services()
    {
        var services = new ServiceCollection();
        services.AddNotion(static options => options.RateLimit.Enabled = false).UseEmulator(Emulator).AddLive();
        return services;
    }
}
