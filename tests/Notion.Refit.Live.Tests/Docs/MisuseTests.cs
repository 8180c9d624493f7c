using Notion.Refit.Models;

namespace Notion.Refit.Live.Tests.Docs;

/// <summary>What a new user may write, and the error that says what to write instead.</summary>
internal sealed class MisuseTests : WalkTest
{
    [Test]
    public async Task What_does_not_fit_a_property_names_the_property_and_its_kind()
    {
        LiveDataSource tasks = await ExampleAsync();
        LivePage page = await PageAsync();
        await RowAsync(tasks, "a row");
        LivePage row = tasks.Rows.Add();

        Assert.Multiple(() =>
        {
            Assert.That(() => page.Properties["Nothing"] = 1, Throws.InstanceOf<KeyNotFoundException>().With.Message.EqualTo("There is no 'Nothing'. There are: 'title'."));
            Assert.That(() => row.Properties["Estimate"] = 1, Throws.InstanceOf<KeyNotFoundException>().With.Message.Contains("'Estimated value'"));
            Assert.That(
                () => row.Properties["Estimated value"] = "text",
                Throws.InstanceOf<NotionPropertyException>().With.Message.EqualTo("The property 'Estimated value' is not a property for a text: its kind is number."));
            Assert.That(
                () => row.Properties["Estimated value"].Text,
                Throws.InstanceOf<NotionPropertyException>().With.Message.EqualTo("The property 'Estimated value' is not a text: its kind is number."));
            Assert.That(() => tasks.AggregateAsync(Aggregate.Sum("Nothing")), Throws.InstanceOf<KeyNotFoundException>().With.Message.Contains("'Estimated value'"));
            Assert.That(() => tasks.AggregateAsync(Aggregate.Sum("Notes")), Throws.InstanceOf<NotionPropertyException>().With.Message.Contains("'Notes' is not a number"));
            Assert.That(() => tasks.Rows.LoadRelatedAsync("Notes"), Throws.InstanceOf<NotionPropertyException>().With.Message.Contains("'Notes' is not a relation"));
        });
    }

    [Test]
    public async Task What_is_not_there_yet_names_the_call()
    {
        LivePage page = await PageAsync("a");
        LivePage added = page.Children.AddPage("New");

        Assert.Multiple(() =>
        {
            Assert.That(() => page.Children.Count, Throws.InstanceOf<NotLoadedException>().With.Message.EndsWith("Call await children.LoadAsync() first."));
            Assert.That(() => added.Id, Throws.InvalidOperationException.With.Message.EqualTo("page 'New' (new) is new: it has an id when it is saved. Call session.SaveAsync() first."));
        });
    }

    [Test]
    public async Task A_place_elsewhere_is_refused()
    {
        LivePage page = await PageAsync("a");
        LivePage other = await PageAsync("b");
        await page.Children.LoadAsync();
        await other.Children.LoadAsync();

        Assert.Multiple(() =>
        {
            Assert.That(() => page.Children.Insert(Place.After(other.Children[0]), new DividerBlock()), Throws.ArgumentException.With.Message.Contains("is not in page 'A page'"));
            Assert.That(() => page.Children.Insert(Place.EndOf(other), new DividerBlock()), Throws.ArgumentException.With.Message.Contains("insert into the Children of that one"));
            Assert.That(() => page.MoveAsync(page), Throws.InvalidOperationException.With.Message.EndsWith("which is in it."));
            Assert.That(() => page.RecreateAsync(Place.End), Throws.InvalidOperationException.With.Message.EndsWith("is a page: call MoveAsync, which keeps its id."));
            Assert.That(() => page.Children[0].Content = new DividerBlock(), Throws.ArgumentException.With.Message.Contains("Remove it and add another."));
            Assert.That(() => page.Children[0].Children.AddPage("x"), Throws.InvalidOperationException.With.Message.EndsWith("Notion creates pages only in pages and data sources."));
            Assert.That(page.Children.Insert(Place.EndOf(page), new DividerBlock()).IsNew);
        });
    }

    [Test]
    public async Task An_address_of_something_else_says_what_it_is()
    {
        LiveDataSource tasks = await ExampleAsync();
        LivePage page = await PageAsync();

        Assert.Multiple(() =>
        {
            Assert.That(() => Session.GetPageAsync("https://example.org/"), Throws.ArgumentException.With.Message.Contains("'https://example.org/' is not a PageId"));
            Assert.That(() => Session.GetPageAsync($"{tasks.Database!.Id}"), Throws.InstanceOf<NotionApiException>().With.Message.Contains("is a database, not a page"));
            Assert.That(() => Session.GetDataSourceAsync(page.Url), Throws.InstanceOf<NotionApiException>().With.Message.Contains("is a page, not a database"));
        });
    }

    [Test]
    public async Task What_is_changed_after_the_end_of_a_session_is_refused_instead_of_lost()
    {
        LiveDataSource tasks = await ExampleAsync();
        LivePage page = await PageAsync("a");
        LiveSession session = new(Session.Store);
        page = await session.GetPageAsync(page.Id);
        await page.Children.LoadAsync();
        tasks = await session.GetDataSourceAsync(tasks.Id);

        await session.DisposeAsync();

        Assert.Multiple(() =>
        {
            Assert.That(page.Title, Is.EqualTo("A page"), "reading goes on");
            Assert.That(() => page.Title = "Changed", Throws.InstanceOf<ObjectDisposedException>().With.Message.Contains("LiveSession"));
            Assert.That(() => page.Children.Add(new DividerBlock()), Throws.InstanceOf<ObjectDisposedException>());
            Assert.That(() => page.Children[0].Remove(), Throws.InstanceOf<ObjectDisposedException>());
            Assert.That(() => tasks.Rows.Add().Title = "Changed", Throws.InstanceOf<ObjectDisposedException>());
            Assert.That(() => session.SaveAsync(), Throws.InstanceOf<ObjectDisposedException>());
        });
    }
}
