using Microsoft.Extensions.DependencyInjection;

namespace Notion.Refit.Live.Tests.DependencyInjection;

internal sealed class StoreFactoryTests : LiveTest
{
    private static readonly BotId s_one = BotId.FromGuid(new Guid("11111111-1111-4111-8111-111111111111"));
    private static readonly BotId s_two = BotId.FromGuid(new Guid("22222222-2222-4222-8222-222222222222"));

    [Test]
    public async Task An_installation_has_one_store_however_many_ask_for_it_at_once()
    {
        await using ServiceProvider provider = Provider();
        LiveStoreFactory stores = provider.GetRequiredService<LiveStoreFactory>();

        LiveStore[] got = await Task.WhenAll(Enumerable.Range(0, 100).Select(i => Task.Run(() => stores.Get(i % 2 == 0 ? s_one : s_two))));

        Assert.That(got.Distinct().Count(), Is.EqualTo(2));
        Assert.That(stores.Get(s_one), Is.SameAs(got[0]));
        Assert.That(Emulator.Requests, Is.Empty, "nothing is sent for a store");
    }

    [Test]
    public async Task A_token_provider_that_could_not_be_made_is_made_the_next_time()
    {
        int calls = 0;
        await using ServiceProvider provider = Provider(tokens: (_, _) => ++calls == 1 ? throw new TimeoutException("no database") : new Tokens(Emulator.Token));
        LiveStoreFactory stores = provider.GetRequiredService<LiveStoreFactory>();

        Assert.That(() => stores.Get(s_one), Throws.InstanceOf<TimeoutException>());
        Assert.That((await stores.Get(s_one).GetInstallationAsync()).Id, Is.EqualTo(Emulator.Connection.BotUserId));
    }

    [Test]
    public async Task A_removed_installation_is_not_followed_any_more_and_starts_from_nothing()
    {
        await using ServiceProvider provider = Provider();
        LiveStoreFactory stores = provider.GetRequiredService<LiveStoreFactory>();
        LiveStore store = stores.Get(s_one);
        LiveFollow follow = store.Follow(Emulator.RootPageId, TimeSpan.FromHours(1));
        await follow.RefreshAsync();

        Assert.That((stores.Remove(s_one), stores.Remove(s_one)), Is.EqualTo((true, false)));

        Assert.That(() => follow.RefreshAsync(), Throws.InstanceOf<ObjectDisposedException>());
        Assert.That(stores.Get(s_one), Is.Not.SameAs(store));
        Assert.That(stores.Get(s_one).Count, Is.Zero);
    }

    [Test]
    public async Task The_end_of_the_app_ends_all_stores()
    {
        ServiceProvider provider = Provider();
        LiveStoreFactory stores = provider.GetRequiredService<LiveStoreFactory>();
        LiveFollow follow = stores.Get(s_one).Follow(Emulator.RootPageId, TimeSpan.FromHours(1));

        await provider.DisposeAsync();

        Assert.That(() => follow.RefreshAsync(), Throws.InstanceOf<ObjectDisposedException>());
        Assert.That(() => stores.Get(s_one), Throws.InstanceOf<ObjectDisposedException>());
    }

    [Test]
    public void Misuse_says_what_to_write()
    {
        using ServiceProvider provider = Provider();
        LiveStoreFactory stores = provider.GetRequiredService<LiveStoreFactory>();
        using IServiceScope scope = provider.CreateScope();

        Assert.That(() => stores.Get(default), Throws.ArgumentException.With.Message.StartsWith("The id of the installation is empty: pass the bot_id of its token response."));
        Assert.That(() => stores.Get(Emulator.Token), Throws.ArgumentException.With.Message.StartsWith("A token or secret is not a BotId"), "and the token is not shown");
        Assert.That(
            () => scope.ServiceProvider.GetRequiredService<LiveSession>(),
            Throws.InvalidOperationException.With.Message.Contains("Pass 'current' to AddLiveStores, or create the session by new LiveSession(LiveStoreFactory.Get(installationId))"));
    }

    [Test]
    public void A_user_without_an_installation_has_to_authorize_the_connection()
    {
        using ServiceProvider provider = Provider(current: static _ => null);
        using IServiceScope scope = provider.CreateScope();

        Assert.That(() => scope.ServiceProvider.GetRequiredService<LiveSession>(), Throws.InstanceOf<NotionReauthorizationException>());
    }

    [Test]
    public async Task A_named_client_has_a_factory_of_its_own()
    {
        var services = new ServiceCollection();
        services.AddNotion().UseEmulator(Emulator).AddLive();
        services.AddNotion("tenants").UseEmulator(Emulator).AddLiveStores((_, _) => new Tokens(Emulator.Token), static _ => s_one);
        await using ServiceProvider provider = services.BuildServiceProvider(validateScopes: true);
        await using AsyncServiceScope scope = provider.CreateAsyncScope();
        LiveStoreFactory stores = provider.GetRequiredKeyedService<LiveStoreFactory>("tenants");

        Assert.Multiple(() =>
        {
            Assert.That(provider.GetService<LiveStoreFactory>(), Is.Null);
            Assert.That(scope.ServiceProvider.GetRequiredKeyedService<LiveSession>("tenants").Store, Is.SameAs(stores.Get(s_one)));
            Assert.That(scope.ServiceProvider.GetRequiredService<LiveSession>().Store, Is.SameAs(provider.GetRequiredService<LiveStore>()));
        });
    }

    private ServiceProvider Provider(Func<IServiceProvider, BotId, INotionTokenProvider>? tokens = null, Func<IServiceProvider, BotId?>? current = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(Time);
        services.AddNotion().UseEmulator(Emulator).AddLiveStores(tokens ?? ((_, _) => new Tokens(Emulator.Token)), current);
        return services.BuildServiceProvider(validateScopes: true);
    }
}
