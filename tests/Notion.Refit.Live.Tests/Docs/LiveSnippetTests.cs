using Notion.Refit.Content;
using Notion.Refit.Live.Tests.Sessions;
using Notion.Refit.Models;

namespace Notion.Refit.Live.Tests.Docs;

/// <summary>The code of docs/live.md.</summary>
internal sealed class LiveSnippetTests : SessionTest
{
    [Test]
    public async Task Pages_and_their_content_are_read_changed_and_saved()
    {
        INotionClient notion = Client;
        string url = (await PageAsync("first")).Url;
        string otherUrl = (await PageAsync()).Url;

        // snippet: live-page
        await using LiveSession session = LiveSession.Open(notion);
        LivePage page = await session.GetPageAsync(url);                    // by id or any address; FindPageAsync returns null
        Console.WriteLine(page.Title);                                      // from the store: no member makes a request
        page.Title = "Changed";                                             // at once here, sent by SaveAsync
        page.RichTitle = NotionMarkdown.ToRichText("a *live* title");       // with formatting
        page.IsLocked = true;
        await session.SaveAsync();                                          // one request a page
        // end-snippet
        Assert.That((await Notion.Pages.RetrieveAsync(page.Id)).Title, Is.EqualTo("a live title"));

        // snippet: live-children
        await foreach (LiveBlock child in page.Children)                    // loaded once, then from the store
            Console.WriteLine($"{child.Kind} {child.Id}");

        LiveBlock<ToDoBlock> todo = page.Children.Add(new ToDoBlock("Something to get done"));
        todo.Content = todo.Content with { Checked = true };
        LiveBlock<VideoBlock> video = page.Children.Insert(Place.Start, new VideoBlock(FileSource.External("https://example.org/film.mp4")));
        LivePage inner = page.Children.AddPage("Inner page");
        await session.SaveAsync();

        todo.Remove();                                                      // until it is saved, Restore() takes it back
        await session.SaveAsync();                                          // into the trash; afterwards Restore() takes it out again
        todo.Restore();
        await session.SaveAsync();
        // end-snippet

        // snippet: live-move
        LivePage target = await session.GetPageAsync(otherUrl);
        await inner.MoveAsync(target);                                      // pages move and keep their id
        BlockMove moved = await video.RecreateAsync(Place.EndOf(page));     // blocks cannot move: a copy, and the old one in the trash
        Console.WriteLine($"{moved.Block.Id}, lost: {string.Join("; ", moved.Lost)}");
        await page.Children.ReplaceAsync([new ToDoBlock("Something to get done"), new DividerBlock()], allowDeletingContent: true);
        await session.SaveAsync();                                          // equal blocks keep their ids
        // end-snippet

        // snippet: live-clone
        ClonePlan plan = await page.PlanCloneAsync();                       // what has no copy, before anything is written
        LiveClone clone = await page.CloneAsync(target);
        // end-snippet
        Assert.That((plan.NotCopied.Count, clone.Page.Title), Is.EqualTo((clone.NotCopied.Count, "a live title")));
    }

    [Test]
    public async Task Rows_are_filtered_added_and_viewed()
    {
        LiveSession session = Session;
        string url = (await TasksAsync()).Id.ToString();
        LivePage somePage = await PageAsync();

        // snippet: live-rows
        LiveDataSource tasks = await session.GetDataSourceAsync(url);       // also the address of a database
        LivePage row = tasks.Rows.Add();
        row.Title = "Bob's data";
        row.Properties["Estimated value"] = 399;                            // by name, id, or letters and digits
        row.Properties["done"] = true;
        row.Properties["Tags"] = new[] { "A", "C" };
        row.Properties["Due"] = new DateOnly(2026, 12, 1);
        await session.SaveAsync();

        await foreach (LivePage bob in tasks.Rows.Search("Bob").OrderBy(Sort.Descending("Due")))
            Console.WriteLine($"{bob.Title}: {bob.Properties["Estimated value"].Number}");
        await foreach (LivePage open in tasks.Rows.Where(Filter.Property("Done").Checkbox.Is(false)))
            open.Remove();
        decimal? total = await tasks.AggregateAsync(Aggregate.Sum("Estimated value"));
        // end-snippet
        Assert.That(total, Is.EqualTo(399));

        // snippet: live-views
        LiveView view = await tasks.AddViewAsync("Done", ViewType.Table, Filter.Property("Done").Checkbox.Is(true));
        await foreach (LivePage done in view.Rows)                          // the view's own filter and order
            Console.WriteLine(done.Title);
        view.Name = "Finished";
        LiveView linked = await tasks.AddLinkedViewAsync(somePage, "Tasks here", ViewType.Table);
        SchemaPlan plan = await tasks.PlanSchemaAsync(new() { ["Cost"] = PropertySchema.Number() });
        await tasks.ApplySchemaAsync(plan);
        await session.SaveAsync();
        // end-snippet
        Assert.That((await Notion.Views.RetrieveAsync(view.Id)).Name, Is.EqualTo("Finished"));
        Assert.That(linked.Name, Is.EqualTo("Tasks here"));
    }

    [Test]
    public async Task What_cannot_be_saved_is_reported_and_watched_changes_arrive()
    {
        LiveSession session = Session;
        LivePage page = await PageAsync();

        // snippet: live-save
        page.Title = "Changed";
        SaveResult result = await session.TrySaveAsync();                   // SaveAsync throws NotionSaveException with the same result
        foreach (SaveFailure failure in result.Failed)
            Console.WriteLine($"{failure.Object}: {failure.Error.Message}");
        session.DiscardAll();                                               // takes back what is still pending
        // end-snippet
        Assert.That(result.IsComplete, Is.True);

        var seen = new TaskCompletionSource();

        // snippet: live-watch
        using IDisposable watch = page.Watch(change => Console.WriteLine(change));
        page.PropertyChanged += (_, e) => seen.TrySetResult();              // INotifyPropertyChanged; page.Children.ToObservable() for a list
        // end-snippet
        page.IsLocked = true;
        await seen.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }
}
