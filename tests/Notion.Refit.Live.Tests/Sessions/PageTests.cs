using Notion.Refit.Live.Sessions;
using Notion.Refit.Models;

namespace Notion.Refit.Live.Tests.Sessions;

internal sealed class PageTests : SessionTest
{
    [Test]
    public async Task Two_look_ups_of_an_id_give_one_object_whatever_its_address_is()
    {
        LivePage page = await PageAsync();
        LivePage byUrl = await Session.GetPageAsync(page.Url);
        LiveBlock byBlock = await Session.GetBlockAsync(page.Id);

        Assert.Multiple(() =>
        {
            Assert.That(byUrl, Is.SameAs(page));
            Assert.That(byBlock, Is.SameAs(page));
        });
    }

    [Test]
    public async Task Two_sessions_of_a_store_have_two_objects_over_one_snapshot()
    {
        LivePage page = await PageAsync();
        using var other = new LiveSession(Session.Store);

        LivePage again = await other.GetPageAsync(page.Id);
        again.Title = "theirs";

        Assert.Multiple(() =>
        {
            Assert.That(again, Is.Not.SameAs(page));
            Assert.That(again.Snapshot, Is.SameAs(page.Snapshot));
            Assert.That(page.Title, Is.EqualTo("A page"));
        });
    }

    [Test]
    public async Task A_page_that_does_not_exist_is_null_when_it_is_looked_for()
    {
        Assert.That(await Session.FindPageAsync(PageId.FromGuid(Guid.NewGuid())), Is.Null);
    }

    [Test]
    public async Task All_changes_of_a_page_are_one_request()
    {
        LivePage page = await PageAsync();
        page.Title = "Changed";
        page.Icon = Icon.Emoji("🚀");
        page.IsLocked = true;

        int requests = await CountAsync(() => Session.SaveAsync());

        Page read = await Notion.Pages.RetrieveAsync(page.Id);
        Assert.Multiple(() =>
        {
            Assert.That(requests, Is.EqualTo(1));
            Assert.That(read.Title, Is.EqualTo("Changed"));
            Assert.That(read.IsLocked, Is.True);
            Assert.That(read.Icon, Is.InstanceOf<EmojiIcon>());
            Assert.That(Session.Pending, Is.Empty);
        });
    }

    [Test]
    public async Task A_value_that_is_set_back_is_no_request()
    {
        LivePage page = await PageAsync();
        page.Title = "Changed";
        page.Title = "A page";

        Assert.Multiple(() => Assert.That(Session.Pending, Is.Empty));
        Assert.That(await CountAsync(() => Session.SaveAsync()), Is.Zero);
    }

    [Test]
    public async Task Reading_makes_no_request_and_shows_the_pending_value()
    {
        LivePage page = await PageAsync();

        int requests = await CountAsync(() =>
        {
            page.Title = "Changed";
            Assert.That(page.Title, Is.EqualTo("Changed"));
            page.Discard();
            Assert.That(page.Title, Is.EqualTo("A page"));
            return Task.CompletedTask;
        });

        Assert.That(requests, Is.Zero);
    }

    [Test]
    public async Task Reading_what_was_never_loaded_throws_and_names_the_call()
    {
        LivePage page = await PageAsync("one");

        NotLoadedException? e = Assert.Throws<NotLoadedException>(() => _ = page.Children.Loaded);
        Assert.That(e!.Message, Does.Contain("children.LoadAsync()").And.Contain("Children"));
    }

    [Test]
    public async Task A_page_moves_and_keeps_its_id_but_not_below_itself()
    {
        LivePage page = await PageAsync();
        LivePage target = await PageAsync();
        await page.MoveAsync(target);

        Assert.That(((PageParent)page.Snapshot.Parent).PageId, Is.EqualTo(target.Id));
        int requests = await CountAsync(async () => await Assert.ThrowsAsync<InvalidOperationException>(() => target.MoveAsync(page)));
        Assert.That(requests, Is.Zero);
    }

    [Test]
    public async Task A_removed_page_is_in_the_trash_and_can_be_restored()
    {
        LivePage page = await PageAsync();
        page.Remove();
        page.Restore();
        Assert.That(Session.Pending, Is.Empty);

        page.Remove();
        await Session.SaveAsync();
        Assert.That((await Notion.Pages.RetrieveAsync(page.Id)).InTrash, Is.True);
        page.Restore();
        await Session.SaveAsync();
        Assert.That((await Notion.Pages.RetrieveAsync(page.Id)).InTrash, Is.False);
    }

    [Test]
    public async Task Property_changed_is_raised_for_changes_here_and_for_those_found_in_Notion()
    {
        LivePage page = await PageAsync();
        var raised = new List<string?>();
        var found = new TaskCompletionSource();
        page.PropertyChanged += (_, e) =>
        {
            lock (raised)
                raised.Add(e.PropertyName);
            if (page.Title == "Remote")
                found.TrySetResult();
        };
        page.IsLocked = true;
        Assert.That(raised, Is.EqualTo(new[] { nameof(LivePage.IsLocked) }));

        Time.Advance(TimeSpan.FromMinutes(2));
        await Notion.Pages.UpdateAsync(page.Id, new() { Properties = { ["title"] = PropertyValue.Title("Remote") } });
        await page.LoadAsync();
        await found.Task.WaitAsync(TimeSpan.FromSeconds(30));

        Assert.That(raised, Does.Contain("Item[]").And.Contain(nameof(LivePage.Title)));
    }

    [Test]
    public async Task Disposing_a_session_sends_nothing()
    {
        LivePage page = await PageAsync();
        page.Title = "Changed";

        int requests = await CountAsync(async () => await Session.DisposeAsync());

        Assert.That(requests, Is.Zero);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => Session.SaveAsync());
    }

    [Test]
    public async Task Loads_of_one_id_at_the_same_time_are_one_request()
    {
        var response = new TaskCompletionSource();
        LoadGate gate = LoadGate.Of(Session.Store);
        Guid id = Guid.NewGuid();
        int reads = 0;
        Task[] loads = [.. Enumerable.Range(0, 5).Select(_ => gate.RunAsync(id, _ => { reads++; return response.Task; }, default))];
        response.SetResult();
        await Task.WhenAll(loads);

        Assert.That(reads, Is.EqualTo(1));
    }

    [Test]
    public async Task Top_level_pages_and_search_below_a_page_find_what_is_there()
    {
        LivePage page = await PageAsync();
        LivePage inner = page.Children.AddPage("Deep plan");
        await Session.SaveAsync();
        Time.Advance(TimeSpan.FromMinutes(2));

        Assert.Multiple(async () =>
        {
            Assert.That(await Session.SearchAsync("plan", below: page).ToListAsync(), Is.EqualTo(new[] { inner }));
            Assert.That(await Session.SearchAsync("plan", below: inner).ToListAsync(), Is.Empty);
            Assert.That((await Session.GetTopLevelPagesAsync().ToListAsync()).Select(top => top.Id), Does.Contain(Emulator.RootPageId));
        });
    }

    [Test]
    public async Task Comments_are_started_answered_edited_and_deleted()
    {
        LivePage page = await PageAsync("text");
        LiveDiscussion discussion = await page.Comments.StartAsync("Please check");
        LiveComment reply = await discussion.ReplyAsync("Done");
        await reply.EditAsync("Done now");

        LiveDiscussion read = await page.Comments.FirstAsync();
        Assert.That(read.Comments.Select(comment => comment.Text), Is.EqualTo(new[] { "Please check", "Done now" }));
        await reply.DeleteAsync();
        Assert.That((await page.Comments.FirstAsync()).Comments, Has.Count.EqualTo(1));
    }
}
