using Notion.Refit.Models;

namespace Notion.Refit.Everyday.Tests.Values;

internal sealed class PropertyValueTests : EmulatorTest
{
    private enum Stage
    {
        Open,
        Done,
    }

    [Test]
    public async Task Every_kind_is_written_from_a_plain_value_and_read_as_one()
    {
        UserId ann = Emulator.Workspace.AddPerson("Ann");
        DataSourceId tasks = Emulator.Workspace.AddDatabase("Tasks", new()
        {
            ["Name"] = PropertySchema.Title(),
            ["Text"] = PropertySchema.RichText(),
            ["Cost"] = PropertySchema.Number(),
            ["Stage"] = PropertySchema.Select("Open", "Done"),
            ["Tags"] = PropertySchema.MultiSelect("a", "b"),
            ["State"] = PropertySchema.Status(),
            ["Due"] = PropertySchema.Date(),
            ["Who"] = PropertySchema.People(),
            ["Files"] = PropertySchema.Files(),
            ["Ok"] = PropertySchema.Checkbox(),
            ["Site"] = PropertySchema.Url(),
            ["Mail"] = PropertySchema.Email(),
            ["Phone"] = PropertySchema.PhoneNumber(),
            ["Where"] = new PlaceSchema(),
            ["Id"] = PropertySchema.UniqueId("T"),
            ["Double"] = PropertySchema.Formula("prop(\"Cost\") * 2"),
            ["Since"] = PropertySchema.CreatedTime(),
            ["By"] = PropertySchema.CreatedBy(),
        }).DataSourceId;
        DataSourceId parents = Emulator.Workspace.AddDatabase("Parents", new()
        {
            ["Name"] = PropertySchema.Title(),
            ["Tasks"] = PropertySchema.Relation(tasks),
            ["Costs"] = PropertySchema.Rollup("Tasks", "Cost", RollupFunction.ShowOriginal),
            ["Sum"] = PropertySchema.Rollup("Tasks", "Cost", RollupFunction.Sum),
        }).DataSourceId;

        Page page = await Notion.Pages.CreateAsync(new()
        {
            Parent = Parent.DataSource(tasks),
            Properties =
            {
                ["Name"] = PropertyValue.Title("A"),
                ["Text"] = PropertyValue.RichText($"for {ann}"),
                ["Cost"] = PropertyValue.Number(19.99m),
                ["Stage"] = PropertyValue.Select(Stage.Done),
                ["Tags"] = PropertyValue.MultiSelect("a", "b"),
                ["State"] = PropertyValue.Status("Done"),
                ["Due"] = PropertyValue.Date(new DateOnly(2026, 12, 1), new DateOnly(2026, 12, 3)),
                ["Who"] = PropertyValue.People(ann),
                ["Files"] = PropertyValue.Files(new Uri("https://example.org/a/plan%20b.pdf")),
                ["Ok"] = PropertyValue.Checkbox(true),
                ["Site"] = PropertyValue.Url(new Uri("https://example.org")),
                ["Mail"] = PropertyValue.Email("ann@example.org"),
                ["Phone"] = PropertyValue.PhoneNumber("+43 1"),
                ["Where"] = PropertyValue.Place(new Place(48.2, 16.4)),
            },
        });
        Page parent = await Notion.Pages.CreateAsync(new()
        {
            Parent = Parent.DataSource(parents),
            Properties = { ["Tasks"] = PropertyValue.Relation(page.Id) },
        });

        Assert.Multiple(() =>
        {
            Assert.That(page.Properties.GetText("Name"), Is.EqualTo("A"));
            Assert.That(page.Properties.GetRichText("Text")[1].Content, Is.InstanceOf<MentionContent>());
            Assert.That(page.Properties.GetNumber("cost"), Is.EqualTo(19.99m));
            Assert.That(page.Properties.GetNumber("Double"), Is.EqualTo(39.98m));
            Assert.That(page.Properties.GetOption("Stage"), Is.EqualTo("Done"));
            Assert.That(page.Properties.GetOption("State"), Is.EqualTo("Done"));
            Assert.That(page.Properties.GetOptions("Tags"), Is.EqualTo(["a", "b"]));
            Assert.That(page.Properties.GetDate("Due"), Is.EqualTo(new NotionDate(new DateOnly(2026, 12, 1), new DateOnly(2026, 12, 3))));
            Assert.That(page.Properties.GetPeople("Who").Cast<User>().Single().Id, Is.EqualTo(ann));
            Assert.That(page.Properties.GetFiles("Files").Single().Name, Is.EqualTo("plan b.pdf"));
            Assert.That(page.Properties.GetCheckbox("Ok"), Is.True);
            Assert.That(page.Properties.GetUrl("Site"), Is.EqualTo("https://example.org/"));
            Assert.That(page.Properties.GetEmail("Mail"), Is.EqualTo("ann@example.org"));
            Assert.That(page.Properties.GetPhoneNumber("Phone"), Is.EqualTo("+43 1"));
            Assert.That(page.Properties.GetPlace("Where")!.Latitude, Is.EqualTo(48.2));
            Assert.That(page.Properties.GetUniqueId("Id"), Is.EqualTo("T-1"));
            Assert.That(page.Properties.GetTimestamp("Since"), Is.EqualTo(page.CreatedTime));
            Assert.That(page.Properties.GetUser("By")!.Id, Is.EqualTo(page.CreatedBy.Id));
            Assert.That(parent.Properties.GetRelation("Tasks"), Is.EqualTo([page.Id]));
            Assert.That(parent.Properties.GetValues("Costs").Cast<NumberValue>().Single().Number, Is.EqualTo(19.99));
            Assert.That(parent.Properties.GetNumber("Sum"), Is.EqualTo(19.99m));
        });
    }

    [Test]
    public async Task Every_kind_can_be_cleared()
    {
        DataSourceId tasks = Emulator.Workspace.AddDatabase("Tasks", new()
        {
            ["Name"] = PropertySchema.Title(),
            ["Text"] = PropertySchema.RichText(),
            ["Cost"] = PropertySchema.Number(),
            ["Stage"] = PropertySchema.Select("Open"),
            ["Tags"] = PropertySchema.MultiSelect("a"),
            ["Due"] = PropertySchema.Date(),
            ["Ok"] = PropertySchema.Checkbox(),
            ["Site"] = PropertySchema.Url(),
            ["Where"] = new PlaceSchema(),
        }).DataSourceId;
        PageId id = Emulator.Workspace.AddRow(tasks, new()
        {
            ["Name"] = PropertyValue.Title("A"),
            ["Text"] = PropertyValue.RichText("B"),
            ["Cost"] = PropertyValue.Number(1),
            ["Stage"] = PropertyValue.Select("Open"),
            ["Tags"] = PropertyValue.MultiSelect("a"),
            ["Due"] = PropertyValue.Date(new DateOnly(2026, 1, 1)),
            ["Ok"] = PropertyValue.Checkbox(true),
            ["Site"] = PropertyValue.Url("https://example.org"),
            ["Where"] = PropertyValue.Place(new Place(1, 2)),
        });

        Page before = await Notion.Pages.RetrieveAsync(id);
        var update = new UpdatePageRequest();
        foreach ((string name, Property property) in before.Properties)
            update.Properties[name] = PropertyValue.Clear(property.Value.Type);
        Page after = await Notion.Pages.UpdateAsync(id, update);

        Assert.Multiple(() =>
        {
            Assert.That(after.Properties.TryGetText("Text", out string? text) && text is null);
            Assert.That(after.Properties.TryGetNumber("Cost", out decimal? cost) && cost is null);
            Assert.That(after.Properties.TryGetOption("Stage", out string? stage) && stage is null);
            Assert.That(after.Properties.GetOptions("Tags"), Is.Empty);
            Assert.That(after.Properties.GetDate("Due"), Is.Null);
            Assert.That(after.Properties.GetCheckbox("Ok"), Is.False);
            Assert.That(after.Properties.GetUrl("Site"), Is.Null);
            Assert.That(after.Properties.GetPlace("Where"), Is.Null);
            Assert.That(after.Title, Is.Empty);
        });
    }

    [Test]
    public void Another_kind_is_reported_with_both_kinds()
    {
        PropertyMapOf("Total", new FormulaValue { Result = new FormulaString("x") }).TryGetNumber("Total", out decimal? none);
        NotionPropertyException? e = Assert.Throws<NotionPropertyException>(
            () => PropertyMapOf("Total", new FormulaValue { Result = new FormulaString("x") }).GetNumber("total"));

        Assert.Multiple(() =>
        {
            Assert.That(none, Is.Null);
            Assert.That(e!.Message, Is.EqualTo("The property 'Total' is not a number: its kind is formula (string)."));
            Assert.That((e.Property, e.Wanted, e.Actual), Is.EqualTo(("Total", "number", "formula (string)")));
        });
    }

    [Test]
    public async Task A_page_that_was_read_can_be_written_back()
    {
        UserId ann = Emulator.Workspace.AddPerson("Ann");
        DataSourceId tasks = Emulator.Workspace.AddDatabase("Tasks", new()
        {
            ["Name"] = PropertySchema.Title(),
            ["Who"] = PropertySchema.People(),
            ["Stage"] = PropertySchema.Select("Open"),
            ["Due"] = PropertySchema.Date(),
            ["Sum"] = PropertySchema.Formula("1 + 1"),
            ["Since"] = PropertySchema.CreatedTime(),
        }).DataSourceId;
        PageId id = Emulator.Workspace.AddRow(tasks, new()
        {
            ["Name"] = PropertyValue.Title($"for {ann}"),
            ["Who"] = PropertyValue.People(ann),
            ["Stage"] = PropertyValue.Select("Open"),
            ["Due"] = PropertyValue.Date(new DateTimeOffset(2026, 12, 1, 9, 30, 0, TimeSpan.FromHours(1))),
        });
        Page page = await Notion.Pages.RetrieveAsync(id);

        PageCopy<UpdatePageRequest> update = page.ToUpdate();
        Page written = await Notion.Pages.UpdateAsync(id, update.Request);
        PageCopy<CreatePageRequest> create = page.ToCreate(Parent.DataSource(tasks));
        Page copy = await Notion.Pages.CreateAsync(create.Request);
        Page plain = await Notion.Pages.CreateAsync(page.ToCreate(Parent.Page(Root)).Request);

        Assert.Multiple(() =>
        {
            Assert.That(update.NotCopied.Select(lost => lost.Place), Is.EquivalentTo(["Sum", "Since"]));
            foreach (string name in (string[])["Name", "Who", "Stage", "Due"])
            {
                Assert.That(written.Properties[name].Value, Is.EqualTo(page.Properties[name].Value).Using<PropertyValue>(SameJson), name);
                Assert.That(copy.Properties[name].Value, Is.EqualTo(page.Properties[name].Value).Using<PropertyValue>(SameJson), name);
            }

            Assert.That(plain.Title, Is.EqualTo(page.Title));
        });
    }

    private static bool SameJson(PropertyValue left, PropertyValue right) =>
        System.Text.Json.JsonSerializer.Serialize(left) == System.Text.Json.JsonSerializer.Serialize(right);

    private static Refit.Json.PropertyMap<Property> PropertyMapOf(string name, PropertyValue value) => new() { [name] = new Property { Id = "abcd", Value = value } };
}
