using Notion.Refit.Live.Tests.Sessions;
using Notion.Refit.Models;

namespace Notion.Refit.Live.Tests.Objects;

internal sealed class DatabaseTests : SessionTest
{
    [Test]
    public async Task A_new_database_is_one_request_and_takes_rows_once_it_is_saved()
    {
        LivePage page = await PageAsync("text");
        await page.Children.LoadAsync();
        await Session.Store.GetInstallationAsync();
        LiveDatabase database = page.Children.AddDatabase("Plan", new() { ["Name"] = PropertySchema.Title(), ["Cost"] = PropertySchema.Number() });
        database.Description = "What it costs";
        database.Icon = Icon.Emoji("💰");
        database.IsInline = true;
        Assert.Multiple(() =>
        {
            Assert.That(database.IsNew, Is.True);
            Assert.That(page.Children.Loaded, Has.Member(database));
            Assert.Throws<InvalidOperationException>(() => _ = database.DataSources);
        });

        int requests = await CountAsync(() => Session.SaveAsync());

        LiveDataSource source = await Session.GetDataSourceAsync(database.DataSources[0].Id);
        source.Rows.Add().Properties["Cost"] = 3;
        await Session.SaveAsync();
        Database read = await Notion.Databases.RetrieveAsync(database.Id);
        Assert.Multiple(async () =>
        {
            Assert.That(requests, Is.EqualTo(1));
            Assert.That(read.Title.ToPlainText(), Is.EqualTo("Plan"));
            Assert.That(read.IsInline, Is.True);
            Assert.That(read.Icon, Is.InstanceOf<EmojiIcon>());
            Assert.That(page.Children.Loaded[^1], Is.SameAs(database));
            Assert.That(await Notion.DataSources.CountAsync(source.Id), Is.EqualTo(1));
            Assert.That(Session.Pending, Is.Empty);
        });
    }

    [Test]
    public async Task A_new_database_in_a_new_page_is_created_after_it_and_can_be_locked()
    {
        LivePage page = (await RootAsync()).Children.AddPage("New");
        LiveDatabase database = page.Children.AddDatabase("Plan", new() { ["Name"] = PropertySchema.Title() });
        database.IsLocked = true;

        int requests = await CountAsync(() => Session.SaveAsync());

        Assert.Multiple(async () =>
        {
            Assert.That(requests, Is.EqualTo(3));
            Assert.That((await Notion.Databases.RetrieveAsync(database.Id)).IsLocked, Is.True);
            Assert.That(database.Parent, Is.SameAs(page));
        });
    }

    [Test]
    public async Task A_new_database_whose_response_was_lost_is_looked_up_and_not_created_twice()
    {
        LivePage page = await PageAsync();
        LiveDatabase database = page.Children.AddDatabase("Plan", new() { ["Name"] = PropertySchema.Title() });
        Emulator.Faults.Next(NotionOperations.CreateDatabase).ResetConnection(afterCommit: true);

        await Session.SaveAsync();

        Assert.That(await TextsAsync(page.Id), Is.EqualTo(new[] { "child_database" }));
        Assert.That(database.IsNew, Is.False);
    }

    [Test]
    public async Task A_refused_database_stays_pending_and_can_be_discarded()
    {
        LivePage page = await PageAsync();
        LiveDatabase database = page.Children.AddDatabase("Plan", new() { ["Name"] = PropertySchema.Title() });
        Emulator.Faults.Next(NotionOperations.CreateDatabase).Error(400, "validation_error");

        SaveResult result = await Session.TrySaveAsync();
        Assert.That(result.Failed.Single().Object, Is.SameAs(database));
        Assert.That(await CountAsync(() => Session.TrySaveAsync()), Is.Zero);
        Session.DiscardAll();

        Assert.That(Session.Pending, Is.Empty);
    }

    [Test]
    public async Task Only_pages_get_databases()
    {
        LivePage page = await PageAsync("text");
        await page.Children.LoadAsync();

        Assert.Throws<InvalidOperationException>(() => page.Children[0].Children.AddDatabase("Plan", new() { ["Name"] = PropertySchema.Title() }));
    }
}
