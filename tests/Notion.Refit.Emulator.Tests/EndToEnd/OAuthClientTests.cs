using Microsoft.Extensions.DependencyInjection;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Tests.EndToEnd;

/// <summary>The client's own refreshing of tokens against an API whose tokens end.</summary>
public sealed class OAuthClientTests
{
    [Test]
    public async Task A_client_goes_on_with_new_tokens_when_its_own_have_ended_and_refreshes_once_for_all_requests()
    {
        var time = new FixedTime(new DateTimeOffset(2026, 6, 17, 10, 0, 0, TimeSpan.Zero));
        await using var emulator = NotionEmulator.Start(new NotionEmulatorOptions { TimeProvider = time, OAuthTokenLifetime = TimeSpan.FromHours(1) });
        var store = new MemoryStore();
        var services = new ServiceCollection();
        services.AddNotion().UseEmulator(emulator).AddOAuthTokenProvider(_ => store);
        await using ServiceProvider provider = services.BuildServiceProvider();
        OAuthToken granted = await provider.GetRequiredService<INotionOAuth>().CreateTokenAsync(new AuthorizationCodeGrant(emulator.OAuth.Authorize()));
        store.Tokens = OAuthTokenPair.From(granted, time.GetUtcNow());
        var users = provider.GetRequiredService<INotionUsers>();

        User first = await users.RetrieveMeAsync();
        time.Advance(TimeSpan.FromHours(2));
        User[] later = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => users.RetrieveMeAsync()));

        Assert.That(first.Id.Value, Is.EqualTo(granted.BotId.Value));
        Assert.That(later.Select(me => me.Id).Distinct(), Is.EqualTo(new[] { first.Id }));
        Assert.That(store.Saved, Is.EqualTo(1));
        Assert.That(store.Tokens.AccessToken, Is.Not.EqualTo(granted.AccessToken));
    }

    [Test]
    public async Task A_client_whose_installation_is_revoked_asks_for_a_new_authorization()
    {
        await using var emulator = NotionEmulator.Start();
        var store = new MemoryStore();
        var services = new ServiceCollection();
        services.AddNotion().UseEmulator(emulator).AddOAuthTokenProvider(_ => store);
        await using ServiceProvider provider = services.BuildServiceProvider();
        var oauth = provider.GetRequiredService<INotionOAuth>();
        OAuthToken granted = await oauth.CreateTokenAsync(new AuthorizationCodeGrant(emulator.OAuth.Authorize()));
        store.Tokens = OAuthTokenPair.From(granted, DateTimeOffset.UnixEpoch);

        await oauth.RevokeTokenAsync(new RevokeTokenRequest(granted.AccessToken));

        Assert.That(async () => await provider.GetRequiredService<INotionUsers>().RetrieveMeAsync(), Throws.InstanceOf<NotionReauthorizationException>());
    }

    private sealed class MemoryStore : IOAuthTokenStore
    {
        public OAuthTokenPair? Tokens { get; set; }

        public int Saved { get; private set; }

        public ValueTask<OAuthTokenPair?> LoadAsync(CancellationToken cancellationToken) => ValueTask.FromResult(Tokens);

        public ValueTask SaveAsync(OAuthTokenPair tokens, CancellationToken cancellationToken)
        {
            Tokens = tokens;
            Saved++;
            return ValueTask.CompletedTask;
        }
    }
}
