using Notion.Refit.Json;
using Notion.Refit.Live.Tests.Sessions;
using Notion.Refit.Models;

namespace Notion.Refit.Live.Tests.Objects;

internal sealed class DataSourceTests : SessionTest
{
    [Test]
    public async Task A_data_source_moves_to_another_database()
    {
        LiveDataSource tasks = await TasksAsync();
        Database other = await Notion.GetOrCreateDatabaseAsync(Emulator.RootPageId, "Other", new() { ["Name"] = PropertySchema.Title() });
        LiveDatabase target = await Session.GetDatabaseAsync(other.Id);

        await tasks.MoveAsync(target);
        await target.LoadAsync();

        Assert.That(tasks.Database, Is.SameAs(target));
        Assert.That(target.DataSources, Has.Some.SameAs(tasks));
    }

    [Test]
    public async Task A_data_source_is_put_into_the_trash_and_taken_out_by_a_save()
    {
        LiveDataSource tasks = await TasksAsync();
        await Notion.DataSources.CreateAsync(new() { Parent = Parent.Database(tasks.Database!.Id), Title = "Second", Properties = { ["Name"] = PropertySchema.Title() } });

        tasks.Remove();
        Assert.That((tasks.InTrash, Session.Pending.Count), Is.EqualTo((true, 1)));
        tasks.Restore();
        Assert.That((tasks.InTrash, Session.Pending.Count), Is.EqualTo((false, 0)));

        tasks.Remove();
        await Session.SaveAsync();
        Assert.That((await Notion.DataSources.RetrieveAsync(tasks.Id)).InTrash, Is.True);
        tasks.Restore();
        await Session.SaveAsync();
        Assert.That((await Notion.DataSources.RetrieveAsync(tasks.Id)).InTrash, Is.False);
    }

    [Test]
    public async Task A_view_is_grouped_by_every_kind_of_property_that_Notion_groups_by()
    {
        PropertyMap<PropertyDefinition> schema = new()
        {
            ["Name"] = PropertySchema.Title(),
            ["Kind"] = PropertySchema.Select("A"),
            ["Tags"] = PropertySchema.MultiSelect("A"),
            ["Status"] = PropertySchema.Status(),
            ["Person"] = PropertySchema.People(),
            ["Done"] = PropertySchema.Checkbox(),
            ["Number"] = PropertySchema.Number(),
            ["Date"] = PropertySchema.Date(),
            ["Created"] = PropertySchema.CreatedTime(),
            ["Edited"] = PropertySchema.LastEditedTime(),
            ["Author"] = PropertySchema.CreatedBy(),
            ["Editor"] = PropertySchema.LastEditedBy(),
            ["Text"] = PropertySchema.RichText(),
            ["Link"] = PropertySchema.Url(),
            ["Mail"] = PropertySchema.Email(),
            ["Phone"] = PropertySchema.PhoneNumber(),
            ["Files"] = PropertySchema.Files(),
        };
        LiveDataSource source = await Session.GetDataSourceAsync(Emulator.Workspace.AddDatabase("All", schema).DataSourceId);

        foreach (string name in schema.Keys.Where(name => name != "Files"))
        {
            LiveView view = await source.AddViewAsync(name, ViewType.Board, configuration: new BoardViewConfiguration(source.GroupBy(name)));
            Assert.That(view.Configuration, Is.TypeOf<BoardViewConfiguration>(), name);
        }

        LiveView again = (await source.GetViewsAsync())[^1];
        again.Configuration = new BoardViewConfiguration(((BoardViewConfiguration)again.Snapshot.Configuration!).GroupBy);
        again.Filter = again.Snapshot.Filter;
        again.Sorts = [.. again.Sorts];
        Assert.That(Session.Pending, Is.Empty, "what a view has already is not a change");
        Assert.That(() => source.GroupBy("Files"), Throws.InstanceOf<NotionPropertyException>().With.Message.Contains("Files"));
        Assert.That(() => source.GroupBy("Nothing"), Throws.InstanceOf<KeyNotFoundException>().With.Message.Contains("Kind"));
    }
}
