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
            Assert.That(page.Properties.GetRelation("Parts", allowIncomplete: true), Has.Count.EqualTo(25));
            Assert.That(whole.Properties.GetRelation("Parts"), Is.EqualTo(ids));
            Assert.That(((RelationValue)one.Value).Pages, Has.Count.EqualTo(90));
            Assert.That(whole.Properties.GetPeople("Who").Cast<User>().Select(user => user.Id), Is.EqualTo(people));
            Assert.That(whole.Properties.GetRichText("Text"), Has.Count.EqualTo(30));
            Assert.That(whole.Properties.GetValues("Costs"), Has.Count.EqualTo(90));
            Assert.That(page.Properties.Where(entry => entry.Value.IsIncomplete).Select(entry => entry.Key), Is.EquivalentTo(["Who", "Parts"]));
            Assert.That(whole.Properties.Where(entry => entry.Value.IsIncomplete), Is.Empty);
            Assert.That(requests, Is.EqualTo(2));
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

    [Test]
    public async Task A_list_that_is_cut_is_an_error_that_says_how_to_complete_it()
    {
        Page page = await ReadPageWithReferencesAsync(people: 26, pages: 26);

        NotionIncompleteValueException? relation = Assert.Throws<NotionIncompleteValueException>(() => page.Properties.GetRelation("parts"));
        Assert.Throws<NotionIncompleteValueException>(() => page.Properties.TryGetRelation("Parts", out _));
        Assert.Throws<NotionIncompleteValueException>(() => page.Properties.GetPeople("Who"));
        Page whole = await Notion.Pages.CompleteAsync(page);

        Assert.Multiple(() =>
        {
            Assert.That(relation!.Property, Is.EqualTo("Parts"));
            Assert.That(relation.Message, Does.Contain("'Parts'").And.Contain("25 entries").And.Contain("CompleteAsync"));
            Assert.That(page.Properties.TryGetRelation("Parts", out IReadOnlyList<PageId> shown, allowIncomplete: true) && shown.Count == 25);
            Assert.That(whole.Properties.GetRelation("Parts"), Has.Count.EqualTo(26));
            Assert.That(whole.Properties.GetPeople("Who"), Has.Count.EqualTo(26));
        });
    }

    [Test]
    public async Task Exactly_25_people_are_whole_once_they_were_completed()
    {
        Page page = await ReadPageWithReferencesAsync(people: 25, pages: 25);
        Assert.That(page.Properties.Where(entry => entry.Value.IsIncomplete).Select(entry => entry.Key), Is.EqualTo(["Who"]));

        Page whole = await Notion.Pages.CompleteAsync(page);
        int again = await CountAsync(async () => Assert.That(await Notion.Pages.CompleteAsync(whole), Is.SameAs(whole)));

        Assert.That(whole.Properties.GetPeople("Who"), Has.Count.EqualTo(25));
        Assert.That(again, Is.Zero);
    }

    [Test]
    public async Task A_completed_page_can_be_written_back_and_an_incomplete_one_says_what_is_missing()
    {
        Page page = await ReadPageWithReferencesAsync(people: 30, pages: 30);

        PageCopy<UpdatePageRequest> partly = page.ToUpdate();
        PageCopy<UpdatePageRequest> whole = (await Notion.Pages.CompleteAsync(page)).ToUpdate();
        Page written = await Notion.Pages.UpdateAsync(page.Id, whole.Request);

        Assert.Multiple(() =>
        {
            Assert.That(partly.NotCopied.Select(loss => loss.Place), Is.EquivalentTo(["Who", "Parts"]));
            Assert.That(partly.NotCopied[0].Reason, Does.Contain("complete the page first"));
            Assert.That(whole.NotCopied, Is.Empty);
            Assert.That(written.Properties["Parts"].HasMore, Is.True);
        });
        Assert.That((await Notion.Pages.CompleteAsync(written)).Properties.GetRelation("Parts"), Has.Count.EqualTo(30));
    }

    [Test]
    public async Task One_value_is_asked_for_only_when_it_may_be_incomplete()
    {
        Page page = await ReadPageWithReferencesAsync(people: 3, pages: 90);

        int whole = await CountAsync(async () => Assert.That(await Notion.Pages.CompleteAsync(page.Id, page.Properties["Who"]), Is.SameAs(page.Properties["Who"])));
        int cut = await CountAsync(() => Notion.Pages.CompleteAsync(page.Id, page.Properties["Parts"]));

        Assert.That((whole, cut), Is.EqualTo((0, 1)));
    }

    [Test]
    public async Task Values_of_several_pages_are_completed_at_the_same_time()
    {
        Page[] pages = [await ReadPageWithReferencesAsync(30, 30), await ReadPageWithReferencesAsync(30, 30)];
        var together = new Rendezvous(Emulator.CreateHandler(), parties: 4);
        using NotionClient notion = NotionClient.Create(Emulator.Token, together, Configure);

        IReadOnlyList<Page> whole = await notion.Pages.CompleteAsync(pages);

        Assert.That(whole.Select(page => page.Properties.GetRelation("Parts").Count), Is.EqualTo([30, 30]));
        Assert.That(together.MostAtOnce, Is.EqualTo(4));
    }

    private async Task<Page> ReadPageWithReferencesAsync(int people, int pages)
    {
        UserId[] users = [.. Enumerable.Range(0, people).Select(i => Emulator.Workspace.AddPerson($"P{i}"))];
        DataSourceId parts = Emulator.Workspace.AddDatabase("Parts").DataSourceId;
        PageId[] ids = [.. Enumerable.Range(0, pages).Select(i => Emulator.Workspace.AddRow(parts, new() { ["Name"] = PropertyValue.Title($"{i}") }))];
        DataSourceId tasks = Emulator.Workspace.AddDatabase("Tasks", new()
        {
            ["Name"] = PropertySchema.Title(),
            ["Who"] = PropertySchema.People(),
            ["Parts"] = PropertySchema.Relation(parts),
        }).DataSourceId;
        return await Notion.Pages.RetrieveAsync(Emulator.Workspace.AddRow(tasks, new() { ["Who"] = PropertyValue.People(users), ["Parts"] = PropertyValue.Relation(ids) }));
    }
}
