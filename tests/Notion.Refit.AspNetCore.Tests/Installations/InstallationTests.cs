using Microsoft.Extensions.DependencyInjection;
using Notion.Refit.Models;

namespace Notion.Refit.AspNetCore.Tests.Installations;

/// <summary>Installations in one process: what is stored, and whose tokens are used.</summary>
public sealed class InstallationTests
{
    [Test]
    public async Task An_installation_has_the_workspace_and_the_user_and_a_client_of_its_own()
    {
        await using InstalledApp app = await InstalledApp.StartAsync();
        OAuthToken token = await app.AuthorizeAsync();
        await app.Installations.AddAsync(token);
        BotId other = await app.InstallAsync();

        NotionInstallation installation = (await app.Installations.FindAsync(token.BotId))!;
        User me = await app.Installations.CreateClient(token.BotId).Users.RetrieveMeAsync();

        Assert.That(installation.WorkspaceId, Is.EqualTo(app.Emulator.Workspace.Id));
        Assert.That(installation.UserId, Is.EqualTo(((UserBotOwner)token.Owner).User.Id));
        Assert.That(me.Id.Value, Is.EqualTo(token.BotId.Value).And.Not.EqualTo(other.Value));
    }

    [Test]
    public async Task A_hundred_calls_after_the_tokens_have_ended_refresh_once_and_store_the_new_ones()
    {
        await using InstalledApp app = await InstalledApp.StartAsync("ef");
        BotId botId = await app.InstallAsync();
        app.ExpireTokens();

        User[] users = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => app.Installations.CreateClient(botId).Users.RetrieveMeAsync()));

        Assert.That(users.Select(static user => user.Id).Distinct().Count(), Is.EqualTo(1));
        Assert.That(app.Refreshes, Is.EqualTo(1));
        NotionTokenRow row = (await app.Store.FindAsync(botId, default))!;
        Assert.That((row.LeaseOwner, row.LeaseUntil, row.SentRefresh), Is.EqualTo(((string?)null, (DateTimeOffset?)null, (string?)null)));
    }

    [Test]
    public async Task No_token_is_stored_in_the_clear([Values("ef", "file")] string store)
    {
        await using InstalledApp app = await InstalledApp.StartAsync(store);
        OAuthToken token = await app.AuthorizeAsync();
        await app.Installations.AddAsync(token);

        foreach (string path in Directory.EnumerateFiles(app.Folder, "*", SearchOption.AllDirectories))
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(file, System.Text.Encoding.Latin1);
            string text = await reader.ReadToEndAsync();
            Assert.That(text.Contains(token.AccessToken, StringComparison.Ordinal) || text.Contains(token.RefreshToken!, StringComparison.Ordinal), Is.False, path);
        }
    }

    [Test]
    public async Task Tokens_of_another_row_or_of_lost_keys_ask_for_a_new_authorization()
    {
        await using InstalledApp app = await InstalledApp.StartAsync();
        BotId first = await app.InstallAsync(), second = await app.InstallAsync();
        NotionTokenRow stolen = (await app.Store.FindAsync(first, default))!;
        await app.Store.TryWriteAsync((await app.Store.FindAsync(second, default))! with { ProtectedTokens = stolen.ProtectedTokens }, default);

        Assert.That(
            async () => await app.Installations.CreateClient(second).Users.RetrieveMeAsync(),
            Throws.TypeOf<NotionReauthorizationException>().With.Message.Contains("cannot be decrypted"));
    }

    [Test]
    public async Task A_client_of_an_unknown_installation_asks_for_an_authorization()
    {
        await using InstalledApp app = await InstalledApp.StartAsync();

        Assert.That(
            async () => await app.Installations.CreateClient(new BotId(Guid.NewGuid())).Users.RetrieveMeAsync(),
            Throws.TypeOf<NotionReauthorizationException>());
        Assert.That(await app.Installations.FindAsync(new BotId(Guid.NewGuid())), Is.Null);
        Assert.That(await app.Installations.RemoveAsync(new BotId(Guid.NewGuid())), Is.False);
    }

    [Test]
    public async Task A_new_authorization_in_the_middle_of_a_refresh_is_kept()
    {
        PausingStore? pausing = null;
        await using InstalledApp app = await InstalledApp.StartAsync(wrap: inner => pausing = new PausingStore(inner));
        BotId botId = await app.InstallAsync();
        OAuthToken newer = await app.AuthorizeAsync() with { BotId = botId };
        app.ExpireTokens();
        OAuthToken fresh = await app.AuthorizeAsync() with { BotId = botId };
        pausing!.PausesAtNewTokens = true;

        Task<User> call = app.Installations.CreateClient(botId).Users.RetrieveMeAsync();
        await pausing.Paused.Task;
        pausing.PausesAtNewTokens = false;
        await app.Installations.AddAsync(fresh);
        string stored = (await app.Store.FindAsync(botId, default))!.ProtectedTokens;
        pausing.Resume.SetResult();
        await call;

        Assert.That((await app.Store.FindAsync(botId, default))!.ProtectedTokens, Is.EqualTo(stored));
        Assert.That(newer.AccessToken, Is.Not.EqualTo(fresh.AccessToken));
    }

    [Test]
    public async Task A_removed_installation_is_revoked_at_Notion()
    {
        await using InstalledApp app = await InstalledApp.StartAsync();
        OAuthToken token = await app.AuthorizeAsync();
        await app.Installations.AddAsync(token);
        INotionClient client = app.Installations.CreateClient(token.BotId);
        await client.Users.RetrieveMeAsync();

        Assert.That(await app.Installations.RemoveAsync(token.BotId), Is.True);

        Assert.That(await app.Installations.FindAsync(token.BotId), Is.Null);
        TokenIntrospection state = await app.Services.GetRequiredService<INotionOAuth>().IntrospectTokenAsync(new IntrospectTokenRequest(token.AccessToken));
        Assert.That(state.Active, Is.False);
        Assert.That(async () => await client.Users.RetrieveMeAsync(), Throws.TypeOf<NotionReauthorizationException>());
    }

    [Test]
    public async Task Another_process_that_has_the_access_token_in_memory_calls_no_more_after_a_removal([Values("ef", "file")] string store)
    {
        await using InstalledApp app = await InstalledApp.StartAsync(store);
        BotId botId = await app.InstallAsync();
        await using ServiceProvider another = app.OpenAnother();
        INotionClient client = another.GetRequiredService<NotionInstallations>().CreateClient(botId);
        await client.Users.RetrieveMeAsync();

        await app.Installations.RemoveAsync(botId);

        // Notion refuses the token, and there is no row to refresh it by.
        Assert.That(async () => await client.Users.RetrieveMeAsync(), Throws.TypeOf<NotionReauthorizationException>());
        Assert.That(app.Refreshes, Is.Zero);
    }

    [Test]
    public async Task Without_a_request_the_injected_client_says_what_to_do()
    {
        await using InstalledApp app = await InstalledApp.StartAsync();
        await using AsyncServiceScope scope = app.Services.CreateAsyncScope();

        Assert.That(
            async () => await scope.ServiceProvider.GetRequiredService<INotionClient>().Users.RetrieveMeAsync(),
            Throws.InvalidOperationException.With.Message.Contains("NotionInstallations.CreateClient(botId)"));
    }

    [Test]
    public void Installations_without_a_store_say_what_to_do()
    {
        var services = new ServiceCollection();
        services.AddNotion().AddInstallations();
        using ServiceProvider provider = services.BuildServiceProvider();

        Assert.That(provider.GetRequiredService<NotionInstallations>, Throws.InvalidOperationException.With.Message.Contains("AddFileTokenStore"));
    }

    private sealed class PausingStore(INotionTokenStore inner) : INotionTokenStore
    {
        public bool PausesAtNewTokens { get; set; }

        public TaskCompletionSource Paused { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Resume { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public ValueTask<NotionTokenRow?> FindAsync(BotId botId, CancellationToken cancellationToken) => inner.FindAsync(botId, cancellationToken);

        public IAsyncEnumerable<NotionTokenRow> ListAsync(WorkspaceId? workspaceId, CancellationToken cancellationToken) => inner.ListAsync(workspaceId, cancellationToken);

        public async ValueTask<bool> TryWriteAsync(NotionTokenRow row, CancellationToken cancellationToken)
        {
            if (PausesAtNewTokens && row.ProtectedTokens != (await inner.FindAsync(row.Installation.BotId, cancellationToken))!.ProtectedTokens)
            {
                Paused.SetResult();
                await Resume.Task;
            }

            return await inner.TryWriteAsync(row, cancellationToken);
        }

        public ValueTask<bool> RemoveAsync(BotId botId, CancellationToken cancellationToken) => inner.RemoveAsync(botId, cancellationToken);
    }
}
