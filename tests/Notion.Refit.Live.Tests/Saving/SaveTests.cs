using Notion.Refit.Live.Tests.Sessions;
using Notion.Refit.Models;

namespace Notion.Refit.Live.Tests.Saving;

internal sealed class SaveTests : SessionTest
{
    [Test]
    public async Task A_refused_change_does_not_hold_up_others_and_is_not_sent_again_until_it_is_touched()
    {
        LivePage good = await PageAsync();
        LivePage bad = await PageAsync();
        bad.Title = "Bad";
        good.Title = "Good";
        Emulator.Faults.Next(NotionOperations.UpdatePage).Conflict();

        NotionSaveException? e = await Assert.ThrowsAsync<NotionSaveException>(() => Session.SaveAsync());
        LiveObject failed = e!.Result.Failed.Single().Object;

        Assert.Multiple(() =>
        {
            Assert.That(e.Result.Saved, Has.Count.EqualTo(1));
            Assert.That(Session.Pending, Is.EqualTo(new[] { failed }));
            Assert.That(failed.SaveError, Is.InstanceOf<NotionApiException>());
        });
        Assert.That(await CountAsync(() => Session.SaveAsync()), Is.Zero);
        ((LivePage)failed).Title = "Again";
        Assert.That(await CountAsync(() => Session.SaveAsync()), Is.EqualTo(1));
    }

    [Test]
    public async Task When_Notion_cannot_be_reached_the_rest_is_not_tried_and_stays_pending()
    {
        LivePage first = await PageAsync();
        LivePage second = await PageAsync();
        first.Title = "1";
        second.Title = "2";
        Emulator.Faults.Next(NotionOperations.UpdatePage).ServerError(500);

        SaveResult result = await Session.TrySaveAsync();

        Assert.Multiple(() =>
        {
            Assert.That(result.Failed, Has.Count.EqualTo(1));
            Assert.That(result.NotTried, Has.Count.EqualTo(1));
            Assert.That(Session.Pending, Has.Count.EqualTo(2));
        });
        Assert.That((await Session.SaveAsync()).Saved, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_new_row_whose_response_was_lost_is_looked_up_and_not_created_twice()
    {
        LiveDataSource tasks = await TasksAsync();
        LivePage row = tasks.Rows.Add();
        row.Title = "Once";
        Emulator.Faults.Next(NotionOperations.CreatePage).ResetConnection(afterCommit: true);

        await Session.SaveAsync();

        Assert.That(await Notion.DataSources.CountAsync(tasks.Id), Is.EqualTo(1));
        Assert.That((await Notion.Pages.RetrieveAsync(row.Id)).Title, Is.EqualTo("Once"));
    }

    [Test]
    public async Task A_creation_that_was_not_carried_out_is_repeated()
    {
        LiveDataSource tasks = await TasksAsync();
        tasks.Rows.Add().Title = "Once";
        Emulator.Faults.Next(NotionOperations.CreatePage).ServerError(500);

        await Session.SaveAsync();

        Assert.That(await Notion.DataSources.CountAsync(tasks.Id), Is.EqualTo(1));
    }

    [Test]
    public async Task A_creation_that_stays_unclear_is_reported_and_not_repeated()
    {
        LiveDataSource tasks = await TasksAsync();
        LivePage row = tasks.Rows.Add();
        row.Title = "Unclear";
        Emulator.Faults.Next(NotionOperations.CreatePage).ResetConnection(afterCommit: true);
        Emulator.Faults.Next(NotionOperations.QueryDataSource).ServerError(500);

        SaveResult result = await Session.TrySaveAsync();

        Assert.That(result.Unclear, Is.EqualTo(new[] { row }));
        Assert.That(await Notion.DataSources.CountAsync(tasks.Id), Is.EqualTo(1));
        await Session.SaveAsync();
        Assert.That(await Notion.DataSources.CountAsync(tasks.Id), Is.EqualTo(1));
        Assert.That(row.IsNew, Is.False);
    }

    [Test]
    public async Task A_lost_append_is_looked_up()
    {
        LivePage page = await PageAsync("a");
        LiveBlock block = page.Children.Add(new ParagraphBlock("b"));
        Emulator.Faults.Next(NotionOperations.AppendBlockChildren).ResetConnection(afterCommit: true);

        await Session.SaveAsync();

        Assert.That(await TextsAsync(page.Id), Is.EqualTo(new[] { "a", "b" }));
        Assert.That(block.IsNew, Is.False);
    }

    [Test]
    public async Task What_is_in_a_page_that_was_not_created_is_not_tried()
    {
        LivePage page = await PageAsync();
        LivePage inner = page.Children.AddPage("Inner");
        LiveBlock block = inner.Children.Add(new ParagraphBlock("x"));
        Emulator.Faults.Next(NotionOperations.CreatePage).Conflict();

        SaveResult result = await Session.TrySaveAsync();

        Assert.Multiple(() =>
        {
            Assert.That(result.Failed.Single().Object, Is.SameAs(inner));
            Assert.That(result.NotTried, Is.EqualTo(new[] { block }));
        });
    }

    [Test]
    public async Task The_last_writer_wins_and_the_same_value_from_elsewhere_is_no_request()
    {
        LivePage page = await PageAsync();
        page.Title = "Mine";
        Time.Advance(TimeSpan.FromMinutes(2));
        await Notion.Pages.UpdateAsync(page.Id, new() { Properties = { ["title"] = PropertyValue.Title("Mine") } });
        await page.LoadAsync();
        Assert.That(await CountAsync(() => Session.SaveAsync()), Is.Zero);
        Assert.That(Session.Pending, Is.Empty);

        page.Title = "Mine again";
        await Notion.Pages.UpdateAsync(page.Id, new() { Properties = { ["title"] = PropertyValue.Title("Theirs") } });
        await Session.SaveAsync();
        Assert.That((await Notion.Pages.RetrieveAsync(page.Id)).Title, Is.EqualTo("Mine again"));
    }

    [Test]
    public async Task A_conflict_is_reported_when_asked_for_and_nothing_is_sent()
    {
        LivePage page = await PageAsync();
        using var careful = new LiveSession(Session.Store, new() { Conflicts = ConflictMode.Report });
        LivePage mine = await careful.GetPageAsync(page.Id);
        mine.Title = "Mine";
        Time.Advance(TimeSpan.FromMinutes(2));
        await Notion.Pages.UpdateAsync(page.Id, new() { Properties = { ["title"] = PropertyValue.Title("Theirs") } });

        SaveResult result = await careful.TrySaveAsync();

        Assert.That(result.Conflicts.Single().Object, Is.SameAs(mine));
        Assert.That((await Notion.Pages.RetrieveAsync(page.Id)).Title, Is.EqualTo("Theirs"));
        careful.Discard(mine);
        Assert.That(mine.Title, Is.EqualTo("Theirs"));
    }

    [Test]
    public async Task Limits_are_kept_by_splitting()
    {
        LivePage page = await PageAsync();
        page.Children.AddRange(Enumerable.Range(0, 130).Select(i => new ParagraphBlock($"{i}")));
        page.Children.Add(new ParagraphBlock(new string('x', 2500)));

        int requests = await CountAsync(() => Session.SaveAsync());

        Assert.That(requests, Is.EqualTo(2));
        Assert.That(await TextsAsync(page.Id), Has.Count.EqualTo(131));
    }

    [Test]
    public async Task A_change_that_is_made_during_a_save_waits_for_the_next()
    {
        LivePage page = await PageAsync();
        page.Title = "First";
        Task<SaveResult> save = Session.SaveAsync();
        page.Title = "Second";
        await save;

        Assert.That(Session.Pending, Is.EqualTo(new[] { page }));
        await Session.SaveAsync();
        Assert.That((await Notion.Pages.RetrieveAsync(page.Id)).Title, Is.EqualTo("Second"));
    }

    [Test]
    public async Task Everything_can_be_discarded()
    {
        LivePage page = await PageAsync("a");
        await page.Children.LoadAsync();
        page.Title = "x";
        page.Children[0].Remove();
        page.Children.Add(new DividerBlock());
        page.Children.AddPage("y");

        Session.DiscardAll();

        Assert.Multiple(() =>
        {
            Assert.That(Session.Pending, Is.Empty);
            Assert.That(page.Children.Count, Is.EqualTo(1));
        });
        Assert.That(await CountAsync(() => Session.SaveAsync()), Is.Zero);
    }
}
