namespace Notion.Refit.AspNetCore.Tests.Installations;

/// <summary>Processes that refresh the tokens of one installation. The emulator revokes the installation when a refresh token is used twice, as Notion does.</summary>
public sealed class RefreshLeaseTests
{
    [Test]
    public async Task Two_processes_with_two_hundred_calls_refresh_once([Values("ef", "file")] string store)
    {
        await using InstalledApp app = await InstalledApp.StartAsync(store);
        BotId botId = await app.InstallAsync();
        using WorkerProcess first = app.Worker("run"), second = app.Worker("run");
        await Task.WhenAll(first.ReadLineAsync(), second.ReadLineAsync());
        app.ExpireTokens();

        await Task.WhenAll(first.WriteLineAsync($"{botId}"), second.WriteLineAsync($"{botId}"));
        string[] outcomes = await Task.WhenAll(first.ReadLineAsync(), second.ReadLineAsync());

        Assert.That(outcomes, Is.All.EqualTo($"{botId}"));
        Assert.That(app.Refreshes, Is.EqualTo(1));
    }

    // acquired: nothing was sent. marked: it cannot be known. saving: it was sent, and the new tokens are lost.
    [TestCase("acquired", false, 1)]
    [TestCase("marked", true, 0)]
    [TestCase("saving", true, 1)]
    public async Task After_the_process_that_refreshes_was_killed_others_refresh_or_ask_for_a_new_authorization(string step, bool isUnknown, int refreshes)
    {
        await using InstalledApp app = await InstalledApp.StartAsync("ef");
        BotId botId = await app.InstallAsync();
        using WorkerProcess holder = app.Worker(step), other = app.Worker("run");
        await Task.WhenAll(holder.ReadLineAsync(), other.ReadLineAsync());
        app.ExpireTokens();
        await holder.WriteLineAsync($"{botId}");
        Assert.That(await holder.ReadLineAsync(), Is.EqualTo("stopped"));

        await other.WriteLineAsync($"{botId}");
        Task<string> waits = other.ReadLineAsync();
        NotionTokenRow held = (await app.Store.FindAsync(botId, default))!;
        NotionTokenRow now;
        do
        {
            // Longer than a lease lasts: it is extended.
            now = (await app.Store.FindAsync(botId, default))!;
            Assert.That(now.LeaseOwner, Is.EqualTo(held.LeaseOwner));
        }
        while (now.Version < held.Version + 4);
        Assert.That(waits.IsCompleted, Is.False, "the lease holds for as long as its process lives");
        await holder.KillAsync();

        Assert.That(await waits, Is.EqualTo(isUnknown ? nameof(NotionReauthorizationException) : $"{botId}"));
        Assert.That(app.Refreshes, Is.EqualTo(refreshes), "none is sent twice");
        Assert.That((await app.Store.FindAsync(botId, default))!.LeaseOwner, Is.Null);

        // A new authorization ends the doubt.
        NotionInstallation again = await app.Installations.AddAsync(await app.AuthorizeAsync() with { BotId = botId });
        await other.WriteLineAsync($"{botId}");
        Assert.That(await other.ReadLineAsync(), Is.Not.Contains("Exception"));
        Assert.That(again.BotId, Is.EqualTo(botId));
    }
}
