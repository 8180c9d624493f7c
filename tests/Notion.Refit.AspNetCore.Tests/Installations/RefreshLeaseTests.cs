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

    [Test]
    public async Task After_the_process_that_refreshes_was_killed_others_refresh_or_ask_for_a_new_authorization()
    {
        await using InstalledApp app = await InstalledApp.StartAsync("ef");
        BotId early = await app.InstallAsync(), marked = await app.InstallAsync(), late = await app.InstallAsync();

        // acquired: nothing was sent. marked: it cannot be known. saving: it was sent, and the new tokens are lost.
        using WorkerProcess acquiring = app.Worker("acquired"), sending = app.Worker("marked"), saving = app.Worker("saving"), other = app.Worker("run");
        (WorkerProcess Process, BotId BotId, bool IsUnknown)[] holders = [(acquiring, early, false), (sending, marked, true), (saving, late, true)];
        await Task.WhenAll([.. holders.Select(static holder => holder.Process.ReadLineAsync()), other.ReadLineAsync()]);
        app.ExpireTokens();
        foreach ((WorkerProcess process, BotId botId, _) in holders)
            await process.WriteLineAsync($"{botId}");
        foreach ((WorkerProcess process, _, _) in holders)
            Assert.That(await process.ReadLineAsync(), Is.EqualTo("stopped"));

        // Longer than a lease lasts: it is extended.
        await other.WriteLineAsync($"{early}");
        Task<string> waits = other.ReadLineAsync();
        for (int i = 0; i < 4; i++)
            Assert.That(await acquiring.ReadLineAsync(), Is.EqualTo("extended"));
        Assert.That(waits.IsCompleted, Is.False, "the lease holds for as long as its process lives");

        foreach ((WorkerProcess process, BotId botId, bool isUnknown) in holders)
        {
            await process.KillAsync();
            if (botId != early)
            {
                await other.WriteLineAsync($"{botId}");
                waits = other.ReadLineAsync();
            }

            Assert.That(await waits, Is.EqualTo(isUnknown ? nameof(NotionReauthorizationException) : $"{botId}"));
            Assert.That((await app.Store.FindAsync(botId, default))!.LeaseOwner, Is.Null);
        }

        Assert.That(app.Refreshes, Is.EqualTo(2), "one by the process that was killed while it saved, one by the other for the first: none is sent twice");

        // A new authorization ends the doubt.
        foreach (BotId botId in new[] { marked, late })
        {
            NotionInstallation again = await app.Installations.AddAsync(await app.AuthorizeAsync() with { BotId = botId });
            await other.WriteLineAsync($"{botId}");
            Assert.That(await other.ReadLineAsync(), Is.Not.Contains("Exception"));
            Assert.That(again.BotId, Is.EqualTo(botId));
        }
    }
}
