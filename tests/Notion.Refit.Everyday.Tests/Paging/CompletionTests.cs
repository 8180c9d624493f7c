using Notion.Refit.Models;

namespace Notion.Refit.Everyday.Tests.Paging;

internal sealed class CompletionTests : EmulatorTest
{
    [Test]
    public async Task Values_of_more_than_25_references_are_read_whole()
    {
        UserId[] people = [.. Enumerable.Range(0, 30).Select(i => Emulator.Workspace.AddPerson($"P{i}"))];
        DataSourceId parts = Emulator.Workspace.AddDatabase("Parts", new() { ["Name"] = PropertySchema.Title(), ["Cost"] = PropertySchema.Number() }).DataSourceId;
        PageId[] ids = [.. Enumerable.Range(0, 90).Select(i => Emulator.Workspace.AddRow(parts, new() { ["Name"] = PropertyValue.Title($"{i}"), ["Cost"] = PropertyValue.Number(i) }))];
        DataSourceId tasks = Emulator.Workspace.AddDatabase("Tasks", new()
        {
            ["Name"] = PropertySchema.Title(),
            ["Who"] = PropertySchema.People(),
            ["Parts"] = PropertySchema.Relation(parts),
            ["Costs"] = PropertySchema.Rollup("Parts", "Cost", RollupFunction.ShowOriginal),
            ["Text"] = PropertySchema.RichText(),
        }).DataSourceId;
        PageId id = Emulator.Workspace.AddRow(tasks, new()
        {
            ["Name"] = PropertyValue.Title("A"),
            ["Who"] = PropertyValue.People(people),
            ["Parts"] = PropertyValue.Relation(ids),
            ["Text"] = PropertyValue.RichText([.. people.Select(Models.RichText.MentionUser)]),
        });

        Page page = await Notion.Pages.RetrieveAsync(id);
        Page whole = null!;
        int requests = await CountAsync(async () => whole = await Notion.Pages.CompleteAsync(page));
        Property one = await Notion.Pages.CompleteAsync(page.Id, page.Properties["Parts"]);

        Assert.Multiple(() =>
        {
            Assert.That(page.Properties.GetRelation("Parts"), Has.Count.EqualTo(25));
            Assert.That(whole.Properties.GetRelation("Parts"), Is.EqualTo(ids));
            Assert.That(((RelationValue)one.Value).Pages, Has.Count.EqualTo(90));
            Assert.That(whole.Properties.GetPeople("Who").Cast<User>().Select(user => user.Id), Is.EqualTo(people));
            Assert.That(whole.Properties.GetRichText("Text"), Has.Count.EqualTo(30));
            Assert.That(whole.Properties.GetValues("Costs"), Has.Count.EqualTo(90));
            Assert.That(requests, Is.EqualTo(4));
        });
    }

    [Test]
    public async Task Nothing_is_asked_for_when_nothing_is_missing()
    {
        PageId id = Emulator.Workspace.AddPage("Page");
        Page page = await Notion.Pages.RetrieveAsync(id);

        int requests = await CountAsync(async () => Assert.That(await Notion.Pages.CompleteAsync(page), Is.SameAs(page)));

        Assert.That(requests, Is.Zero);
    }
}
