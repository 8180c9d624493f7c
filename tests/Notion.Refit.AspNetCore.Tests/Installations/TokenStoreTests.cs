namespace Notion.Refit.AspNetCore.Tests.Installations;

/// <summary>The contract of every store.</summary>
[TestFixture("ef")]
[TestFixture("file")]
public sealed class TokenStoreTests(string kind)
{
    private static readonly NotionInstallation s_installation = new()
    {
        BotId = "11111111-1111-4111-8111-111111111111",
        WorkspaceId = "22222222-2222-4222-8222-222222222222",
        WorkspaceName = "Acme",
        WorkspaceIcon = "🚀",
        UserId = "33333333-3333-4333-8333-333333333333",
        DuplicatedTemplateId = "44444444-4444-4444-8444-444444444444",
        AuthorizedAt = new DateTimeOffset(2026, 11, 29, 10, 30, 15, TimeSpan.Zero),
    };

    [Test]
    public async Task A_row_is_returned_as_it_was_written_with_the_next_version()
    {
        await using InstalledApp app = await InstalledApp.StartAsync(kind);
        var row = new NotionTokenRow(s_installation, "tokens")
        {
            LeaseOwner = "0123456789abcdef0123456789abcdef",
            LeaseUntil = new DateTimeOffset(2026, 11, 29, 10, 30, 45, 123, TimeSpan.Zero),
            SentRefresh = "fedcba9876543210fedcba9876543210",
        };

        Assert.That(await app.Store.FindAsync(s_installation.BotId, default), Is.Null);
        Assert.That(await app.Store.TryWriteAsync(row, default), Is.True);
        Assert.That(await app.Store.FindAsync(s_installation.BotId, default), Is.EqualTo(row with { Version = 1 }));

        var bare = new NotionTokenRow(new NotionInstallation { BotId = s_installation.BotId, WorkspaceId = s_installation.WorkspaceId }, "others", 1);
        Assert.That(await app.Store.TryWriteAsync(bare, default), Is.True);
        Assert.That(await app.Store.FindAsync(s_installation.BotId, default), Is.EqualTo(bare with { Version = 2 }));
    }

    [Test]
    public async Task A_row_that_has_another_version_is_not_written()
    {
        await using InstalledApp app = await InstalledApp.StartAsync(kind);
        var row = new NotionTokenRow(s_installation, "tokens");
        Assert.That(await app.Store.TryWriteAsync(row with { Version = 1 }, default), Is.False, "there is none");
        await app.Store.TryWriteAsync(row, default);

        Assert.That(await app.Store.TryWriteAsync(row, default), Is.False, "it is there already");
        Assert.That(await app.Store.TryWriteAsync(row with { Version = 2 }, default), Is.False);
        Assert.That(await app.Store.RemoveAsync(s_installation.BotId, default), Is.True);
        Assert.That(await app.Store.RemoveAsync(s_installation.BotId, default), Is.False);
        Assert.That(await app.Store.TryWriteAsync(row with { Version = 1 }, default), Is.False, "it was removed");
    }

    [Test]
    public async Task Of_writers_with_the_same_version_one_succeeds()
    {
        await using InstalledApp app = await InstalledApp.StartAsync(kind);
        for (int version = 0; version < 5; version++)
        {
            bool[] written = await Task.WhenAll(Enumerable.Range(0, 8).Select(writer =>
                Task.Run(() => app.Store.TryWriteAsync(new NotionTokenRow(s_installation, $"{writer}", version), default).AsTask())));
            Assert.That(written.Count(static success => success), Is.EqualTo(1));
            Assert.That((await app.Store.FindAsync(s_installation.BotId, default))!.ProtectedTokens, Is.EqualTo($"{Array.IndexOf(written, true)}"));
        }
    }

    [Test]
    public async Task Rows_are_listed_by_workspace()
    {
        await using InstalledApp app = await InstalledApp.StartAsync(kind);
        var other = new NotionInstallation { BotId = new BotId(Guid.NewGuid()), WorkspaceId = new WorkspaceId(Guid.NewGuid()) };
        Assert.That(await IdsAsync(app, null), Is.Empty);
        await app.Store.TryWriteAsync(new NotionTokenRow(s_installation, "tokens"), default);
        await app.Store.TryWriteAsync(new NotionTokenRow(other, "tokens"), default);

        Assert.That(await IdsAsync(app, null), Is.EquivalentTo(new[] { s_installation.BotId, other.BotId }));
        Assert.That(await IdsAsync(app, other.WorkspaceId), Is.EqualTo(new[] { other.BotId }));
    }

    private static async Task<List<BotId>> IdsAsync(InstalledApp app, WorkspaceId? workspace)
    {
        var ids = new List<BotId>();
        await foreach (NotionInstallation installation in app.Installations.ListAsync(workspace))
            ids.Add(installation.BotId);
        return ids;
    }
}
