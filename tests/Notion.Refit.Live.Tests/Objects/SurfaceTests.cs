using System.Collections.ObjectModel;
using Notion.Refit.Live.Tests.Rows;
using Notion.Refit.Live.Tests.Sessions;
using Notion.Refit.Models;
using Notion.Refit.Rows;

namespace Notion.Refit.Live.Tests.Objects;

/// <summary>The calls of users as they write them: one after the other, with the conversions that they rely on.</summary>
internal sealed class SurfaceTests : SessionTest
{
    [Test]
    public async Task Live_objects_are_used_as_they_are_described()
    {
        NotionClient notion = Client;
        LiveDataSource projects = await TasksAsync();
        await Notion.DataSources.UpdateAsync(projects.Id, new() { Properties = { ["Project"] = PropertySchema.Relation(projects.Id) } });
        string url = (await PageAsync("text")).Url;
        string tasksUrl = (await Notion.Databases.RetrieveAsync(projects.Database!.Id)).Url + "?v=" + Guid.NewGuid().ToString("N");
        LivePage project = projects.Rows.Add();
        project.Title = "A project";
        await Session.SaveAsync();

        await using var session = LiveSession.Open(notion);
        LivePage page = await session.GetPageAsync(url);
        page.Title = "Changed";
        Assert.That(() => page.Properties["Estimated value"] = 399, Throws.InstanceOf<KeyNotFoundException>());
        page.IsLocked = true;
        await session.SaveAsync();

        await foreach (LiveBlock child in page.Children)
            Assert.That(child.Kind, Is.EqualTo("paragraph"));
        LiveBlock<VideoBlock> video = page.Children.Insert(Place.Start, new VideoBlock(FileSource.External("https://example.org/film.mp4")));
        LiveBlock<ToDoBlock> todo = page.Children.Add(new ToDoBlock("Something to get done"));
        todo.Content = todo.Content with { Checked = true };
        await session.SaveAsync();
        LivePage parent = await session.GetPageAsync(Emulator.RootPageId);
        BlockMove moved = await todo.RecreateAsync(Place.After(video));
        todo = (LiveBlock<ToDoBlock>)moved.Block;
        todo.Remove();
        todo.Restore();
        await page.MoveAsync(parent);
        IReadOnlyList<WritableBlockContent> blocks = [new ParagraphBlock("text")];
        await page.Children.ReplaceAsync(blocks);

        LiveDataSource tasks = await session.GetDataSourceAsync(tasksUrl);
        LivePage added = tasks.Rows.Add();
        added.Title = "Just some data";
        added.Properties["Tags"] = new[] { "A", "C" };
        added.Properties["Project"] = project.Id;
        await session.SaveAsync();
        await tasks.Rows.LoadRelatedAsync("Project");
        int seen = 0;
        await foreach (LivePage row in tasks.Rows.Where(Filter.Property("Done").Checkbox.Is(false)))
        {
            foreach (LivePage related in row.Properties["Project"].Pages)
                seen += related.IsLoaded ? 1 : 0;
        }

        Assert.That(seen, Is.EqualTo(1));

        LiveStore store = session.Store;
        using LiveFollow follow = store.Follow(tasks, every: TimeSpan.FromSeconds(30));
        using LiveFollow followed = store.Follow(page, every: TimeSpan.FromSeconds(30));
        using IDisposable watch = page.Watch(change => _ = change.Id);
        page.PropertyChanged += (_, _) => { };
        ReadOnlyObservableCollection<LiveBlock> list = page.Children.ToObservable();
        using var ending = new CancellationTokenSource();
        ValueTask<bool> next = store.ChangesAsync(ending.Token).GetAsyncEnumerator(ending.Token).MoveNextAsync();
        page.Title = "Once more";
        await session.SaveAsync();

        Assert.That(await next, Is.True);
        Assert.That(list, Has.Count.EqualTo(1));
        await ending.CancelAsync();
    }

    [Test]
    public async Task Typed_rows_are_used_as_they_are_described()
    {
        LiveDataSource tasks = await TasksAsync();
        LiveRows<TaskRow> rows = Session.Rows<TaskRow>(tasks);
        LiveRow<TaskRow> added = rows.Add(new() { Name = "Write the client" });
        await Session.SaveAsync();
        await foreach (LiveRow<TaskRow> task in rows.Where(t => !t.Done && t.Name.Contains("client") || t.EstimatedValue > 100).OrderByDescending(t => t.Due).ThenBy(t => t.Name).Take(20).WithCancellation(default))
            task.Value = task.Value with { Done = true };
        await Session.SaveAsync();

        Assert.That((await Notion.Pages.RetrieveAsync(added.Id)).Properties.GetCheckbox("Done"), Is.True);
    }
}
