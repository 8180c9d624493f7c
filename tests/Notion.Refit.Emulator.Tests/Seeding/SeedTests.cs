using Notion.Refit.Models;
using static Notion.Refit.Emulator.Tests.Workbench;

namespace Notion.Refit.Emulator.Tests.Seeding;

/// <summary>What a test puts into a workspace behind the back of the API.</summary>
public sealed class SeedTests
{
    private static readonly DateTimeOffset Then = new(2024, 5, 6, 7, 8, 0, TimeSpan.Zero);

    private RawApi _api = null!;

    private EmulatedWorkspace Workspace => _api.Emulator.Workspace;

    [SetUp]
    public void Start() => _api = new RawApi();

    [TearDown]
    public async Task EndAsync() => await _api.DisposeAsync();

    [Test]
    public async Task A_database_with_rows_is_there_to_query()
    {
        EmulatedDatabase tasks = Workspace.AddDatabase("Tasks", new() { ["Name"] = PropertySchema.Title(), ["Cost"] = PropertySchema.Number(), ["Status"] = PropertySchema.Select("Open") });
        tasks.AddRow(new() { ["Name"] = new TitleValue("Write"), ["Cost"] = new NumberValue(399), ["Status"] = new SelectValue("Open") });
        tasks.AddRow(new() { ["Name"] = new TitleValue("Test"), ["Cost"] = new NumberValue(5), ["Status"] = new SelectValue("Done") });

        RawAnswer answer = await _api.PostAsync($"/v1/data_sources/{tasks.DataSourceId}/query", Body("{'filter': {'property': 'Cost', 'number': {'greater_than': 100}}}"));
        RawAnswer schema = await _api.GetAsync($"/v1/data_sources/{tasks.DataSourceId}");

        Assert.That(answer.Names(), Is.EqualTo(new[] { "Write" }));
        Assert.That(
            Payload(schema["properties"].GetProperty("Status")).GetProperty("options").EnumerateArray().Select(option => option.GetProperty("name").GetString()),
            Is.EqualTo(new[] { "Open", "Done" }));
    }

    [Test]
    public async Task A_page_may_have_more_blocks_and_deeper_ones_than_a_request()
    {
        WritableBlockContent deep = new ToggleBlock("5");
        for (int level = 4; level >= 1; level--)
            deep = new ToggleBlock($"{level}") { Children = [deep] };
        PageId page = Workspace.AddPage("Long", [deep, .. Enumerable.Range(0, 150).Select(i => new ParagraphBlock($"{i}"))]);

        RawAnswer first = await _api.GetAsync($"/v1/blocks/{page}/children");
        string block = first.Results[0].GetProperty("id").GetString()!;
        for (int level = 2; level <= 5; level++)
            block = (await _api.GetAsync($"/v1/blocks/{block}/children")).Results.Single().GetProperty("id").GetString()!;

        Assert.That(first["has_more"].GetBoolean(), Is.True);
        Assert.That(PlainText(Payload((await _api.GetAsync($"/v1/blocks/{block}")).Body).GetProperty("rich_text")), Is.EqualTo("5"));
    }

    [Test]
    public async Task Ids_times_and_users_may_be_given()
    {
        UserId grace = Workspace.AddPerson("Grace Hopper", "grace@example.com");
        UserId alan = Workspace.AddPerson("Alan Turing");
        var id = Guid.Parse("11111111-2222-4333-8444-555555555555");
        var details = new SeedDetails { Id = id, CreatedBy = grace, CreatedTime = Then, LastEditedBy = alan, LastEditedTime = Then.AddDays(1), InTrash = true };
        PageId page = Workspace.AddPage("Old", [new ParagraphBlock("text")], parent: _api.Emulator.RootPageId, details: details);

        RawAnswer answer = await _api.GetAsync($"/v1/pages/{id}");
        RawAnswer root = await _api.GetAsync($"/v1/pages/{_api.Emulator.RootPageId}");
        RawAnswer block = await _api.GetAsync($"/v1/blocks/{id}/children");

        Assert.That(page.Value, Is.EqualTo(id));
        Assert.That(answer["parent"].GetProperty("page_id").GetString(), Is.EqualTo(_api.RootPageId()));
        Assert.That(answer["created_time"].GetString(), Is.EqualTo("2024-05-06T07:08:00.000Z"));
        Assert.That(answer["last_edited_time"].GetString(), Is.EqualTo("2024-05-07T07:08:00.000Z"));
        Assert.That(answer["created_by"].GetProperty("id").GetString(), Is.EqualTo(grace.ToString()));
        Assert.That(answer["last_edited_by"].GetProperty("id").GetString(), Is.EqualTo(alan.ToString()));
        Assert.That(answer["in_trash"].GetBoolean(), Is.True);
        Assert.That(block.Results.Single().GetProperty("created_by").GetProperty("id").GetString(), Is.EqualTo(grace.ToString()));
        Assert.That(root["last_edited_time"].GetDateTimeOffset(), Is.GreaterThan(Then.AddYears(1)), "a page does not look older for what is seeded in it");
    }

    [Test]
    public async Task Databases_data_sources_blocks_and_comments_take_ids_too()
    {
        Guid[] ids = [.. Enumerable.Range(1, 5).Select(i => Guid.Parse($"00000000-0000-4000-8000-00000000000{i}"))];
        EmulatedDatabase database = Workspace.AddDatabase("Tasks", details: new() { Id = ids[0] }, dataSourceId: new DataSourceId(ids[1]));
        Workspace.AddDataSource(database.Id, "More", new() { ["Name"] = PropertySchema.Title() }, new() { Id = ids[2] });
        Workspace.AddBlock(_api.Emulator.RootPageId, new ParagraphBlock("text"), new() { Id = ids[3] });
        Workspace.AddComment(new BlockId(ids[3]), "Well said", new() { Id = ids[4] });

        RawAnswer answer = await _api.GetAsync($"/v1/databases/{ids[0]}");
        RawAnswer comments = await _api.GetAsync($"/v1/comments?block_id={ids[3]}");

        Assert.That(answer["data_sources"].EnumerateArray().Select(source => source.GetProperty("id").GetGuid()), Is.EqualTo(new[] { ids[1], ids[2] }));
        Assert.That(comments.Results.Single().GetProperty("id").GetGuid(), Is.EqualTo(ids[4]));
        Assert.That(comments.Results.Single().GetProperty("display_name").GetProperty("resolved_name").GetString(), Is.EqualTo("Ada Lovelace"));
    }

    [Test]
    public void What_the_api_would_refuse_is_reported()
    {
        EmulatedDatabase tasks = Workspace.AddDatabase("Tasks");

        Assert.That(
            () => tasks.AddRow(new() { ["Cost"] = new NumberValue(5) }),
            Throws.ArgumentException.With.Message.Contains("Cost is not a property that exists."));
        Assert.That(
            () => Workspace.AddPage("Twin", details: new() { Id = tasks.Id.Value }),
            Throws.ArgumentException.With.Message.Contains($"There is something with the ID {tasks.Id} already."));
        Assert.That(() => Workspace.AddPage("By nobody", details: new() { CreatedBy = new UserId(Guid.Empty) }), Throws.ArgumentException.With.Message.Contains("no user"));
    }

    [Test]
    public async Task A_seed_in_json_holds_users_pages_databases_rows_and_comments()
    {
        Workspace.Load("""
            {
              // The people.
              "users": [{ "name": "Grace Hopper", "email": "grace@example.com" }],
              "databases": [
                {
                  "title": "Projects",
                  "data_source_id": "00000000-0000-4000-8000-000000000001",
                  "properties": { "Name": "title" },
                  "rows": [{ "Name": "Compiler" }]
                },
                {
                  "title": "Tasks",
                  "id": "00000000-0000-4000-8000-000000000002",
                  "properties": {
                    "Name": { "id": "title", "title": {} },
                    "Cost": { "id": "%3Aabc", "number": { "format": "euro" } },
                    "Tags": "multi_select", "Done": "checkbox", "Due": "date", "Owner": "people",
                    "Project": { "relation": { "data_source_id": "00000000-0000-4000-8000-000000000001", "single_property": {} } },
                  },
                  "rows": [
                    {
                      "$id": "00000000-0000-4000-8000-000000000003", "$created_by": "Grace Hopper", "$children": ["inside"],
                      "Name": "Write", "Cost": 399, "Tags": ["a", "b"], "Done": true, "Due": "2026-12-01/2026-12-05", "Owner": "Grace Hopper", "Project": "Compiler"
                    }
                  ]
                }
              ],
              "pages": [
                {
                  "title": "Notes", "id": "00000000-0000-4000-8000-000000000004", "icon": { "emoji": "🥑" }, "comments": ["First!"],
                  "children": [
                    { "id": "00000000-0000-4000-8000-000000000005", "to_do": { "rich_text": [{ "text": { "content": "Ship" } }], "checked": true } },
                    { "page": { "title": "Inside" } },
                    "The end."
                  ]
                }
              ]
            }
            """);

        RawAnswer row = await _api.GetAsync("/v1/pages/00000000-0000-4000-8000-000000000003");
        RawAnswer inside = await _api.GetAsync("/v1/blocks/00000000-0000-4000-8000-000000000003/children");
        RawAnswer notes = await _api.GetAsync("/v1/blocks/00000000-0000-4000-8000-000000000004/children");
        RawAnswer comments = await _api.GetAsync("/v1/comments?block_id=00000000-0000-4000-8000-000000000004");

        Assert.That(row.Value("Cost").GetInt32(), Is.EqualTo(399));
        Assert.That(row["properties"].GetProperty("Cost").GetProperty("id").GetString(), Is.EqualTo("%3Aabc"));
        Assert.That(row.Value("Tags").EnumerateArray().Select(tag => tag.GetProperty("name").GetString()), Is.EqualTo(new[] { "a", "b" }));
        Assert.That(row.Value("Done").GetBoolean(), Is.True);
        Assert.That(row.Value("Due").GetProperty("end").GetString(), Is.EqualTo("2026-12-05"));
        Assert.That(row.Value("Owner")[0].GetProperty("name").GetString(), Is.EqualTo("Grace Hopper"));
        Assert.That(row.Value("Project").GetArrayLength(), Is.EqualTo(1));
        Assert.That(row["created_by"].GetProperty("id").GetString(), Is.EqualTo(row.Value("Owner")[0].GetProperty("id").GetString()));
        Assert.That(inside.Results, Has.Count.EqualTo(1));
        Assert.That(notes.Results.Select(block => block.GetProperty("type").GetString()), Is.EqualTo(new[] { "to_do", "child_page", "paragraph" }));
        Assert.That(notes.Results[0].GetProperty("id").GetString(), Is.EqualTo("00000000-0000-4000-8000-000000000005"));
        Assert.That(comments.Results, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_seed_in_json_holds_custom_emojis_templates_and_views()
    {
        Workspace.Load("""
            {
              "custom_emojis": [{ "name": "party", "url": "https://example.com/party.png", "id": "00000000-0000-4000-8000-000000000001" }],
              "databases": [
                {
                  "title": "Tasks", "id": "00000000-0000-4000-8000-000000000002", "data_source_id": "00000000-0000-4000-8000-000000000003",
                  "icon": { "custom_emoji": { "id": "00000000-0000-4000-8000-000000000001" } },
                  "properties": { "Name": "title", "Cost": "number", "Kind": "select" },
                  "rows": [{ "Name": "Dear", "Cost": 200, "Kind": "Bug" }, { "Name": "Cheap", "Cost": 2 }],
                  "templates": [{ "Name": "Plain" }, { "Name": "Usual", "Kind": "Bug", "$default": true, "$id": "00000000-0000-4000-8000-000000000004", "$children": ["What happened?"] }],
                  "views": [
                    {
                      "name": "Dear bugs", "id": "00000000-0000-4000-8000-000000000005", "created_time": "2024-05-06T07:08:00Z", "position": { "type": "start" },
                      "filter": { "and": [{ "property": "Cost", "number": { "greater_than": 100 } }, { "property": "Kind", "select": { "equals": "Bug" } }] }
                    },
                    { "name": "Overview", "type": "dashboard", "id": "00000000-0000-4000-8000-000000000006", "widgets": [{ "name": "All", "type": "gallery" }] }
                  ]
                }
              ]
            }
            """);

        RawAnswer database = await _api.GetAsync("/v1/databases/00000000-0000-4000-8000-000000000002");
        RawAnswer emojis = await _api.GetAsync("/v1/custom_emojis");
        RawAnswer templates = await _api.GetAsync("/v1/data_sources/00000000-0000-4000-8000-000000000003/templates");
        RawAnswer rows = await _api.PostAsync("/v1/data_sources/00000000-0000-4000-8000-000000000003/query", Body("{}"));
        RawAnswer made = Ok(await _api.PostAsync("/v1/pages", Body("{'parent': {'data_source_id': '00000000-0000-4000-8000-000000000003'}, 'template': {'type': 'default'}}")));
        RawAnswer filled = await _api.GetAsync($"/v1/pages/{made.Id}");
        RawAnswer views = await _api.GetAsync("/v1/views?database_id=00000000-0000-4000-8000-000000000002");
        RawAnswer view = await _api.GetAsync("/v1/views/00000000-0000-4000-8000-000000000005");
        RawAnswer found = await _api.PostAsync("/v1/views/00000000-0000-4000-8000-000000000005/queries", Body("{}"));
        RawAnswer dashboard = await _api.GetAsync("/v1/views/00000000-0000-4000-8000-000000000006");

        Assert.That(database["icon"].GetProperty("custom_emoji").GetProperty("name").GetString(), Is.EqualTo("party"));
        Assert.That(emojis.Results.Single().GetProperty("url").GetString(), Is.EqualTo("https://example.com/party.png"));
        Assert.That(
            templates["templates"].EnumerateArray().Select(template => (template.GetProperty("name").GetString(), template.GetProperty("is_default").GetBoolean())),
            Is.EquivalentTo(new[] { ("Plain", false), ("Usual", true) }));
        Assert.That(rows.Names(), Is.EquivalentTo(new[] { "Dear", "Cheap" }), "templates are no rows");
        Assert.That(filled.Value("Kind").GetProperty("name").GetString(), Is.EqualTo("Bug"));
        Assert.That(views.Results.Select(result => result.GetProperty("id").GetString()).First(), Is.EqualTo("00000000-0000-4000-8000-000000000005"));
        Assert.That(view["name"].GetString(), Is.EqualTo("Dear bugs"));
        Assert.That(view["created_time"].GetDateTimeOffset(), Is.EqualTo(Then));
        Assert.That(view["last_edited_time"].GetDateTimeOffset(), Is.EqualTo(Then));
        Assert.That(found["total_count"].GetInt32(), Is.EqualTo(1), "the row that was made from the template has no cost");
        Assert.That(dashboard["configuration"].GetProperty("rows").GetArrayLength(), Is.EqualTo(1));
    }

    [Test]
    public async Task What_a_seed_in_json_may_hold_code_may_add_too()
    {
        var id = Guid.Parse("00000000-0000-4000-8000-000000000001");
        CustomEmojiId emoji = Workspace.AddCustomEmoji("party", new Uri("https://example.com/party.png"), new CustomEmojiId(id));
        UserId grace = Workspace.AddPerson("Grace Hopper", avatarUrl: new Uri("https://example.com/grace.png"));
        EmulatedDatabase tasks = Workspace.AddDatabase(new CreateDatabaseRequest
        {
            Parent = Parent.Workspace,
            Title = "Tasks",
            Description = "All of them",
            Icon = Icon.CustomEmoji(emoji),
            IsInline = true,
        });
        DataSourceId more = Workspace.AddDataSource(new CreateDataSourceRequest { Parent = Parent.Database(tasks.Id), Title = "More", Icon = Icon.Emoji("🥑"), Properties = { ["Name"] = PropertySchema.Title() } });
        ViewId view = Workspace.AddView(
            new CreateViewRequest { DatabaseId = tasks.Id, DataSourceId = more, Name = "List", Type = ViewType.List }, new() { Id = Guid.Parse("00000000-0000-4000-8000-000000000002"), CreatedBy = grace, CreatedTime = Then });

        RawAnswer database = await _api.GetAsync($"/v1/databases/{tasks.Id}");
        RawAnswer list = await _api.GetAsync($"/v1/views/{view}");

        Assert.That(emoji.Value, Is.EqualTo(id));
        Assert.That((await _api.GetAsync($"/v1/users/{grace}"))["avatar_url"].GetString(), Is.EqualTo("https://example.com/grace.png"));
        Assert.That(PlainText(database["description"]), Is.EqualTo("All of them"));
        Assert.That(database["is_inline"].GetBoolean(), Is.True);
        Assert.That(list["data_source_id"].GetString(), Is.EqualTo(more.ToString()));
        Assert.That(list["created_by"].GetProperty("id").GetString(), Is.EqualTo(grace.ToString()));
        Assert.That(
            () => Workspace.AddView(new CreateViewRequest { DatabaseId = tasks.Id, DataSourceId = more, Name = "Twin", Type = ViewType.List }, new() { Id = view.Value }),
            Throws.ArgumentException.With.Message.Contains($"There is something with the ID {view} already."));
        Assert.That(() => Workspace.AddCustomEmoji("twin", new Uri("https://example.com"), emoji), Throws.ArgumentException.With.Message.Contains("already"));
    }

    [TestCase("{", "The seed is no JSON: ")]
    [TestCase("""{ "page": [] }""", "seed.page is not known. Here may be: users, custom_emojis, agents, pages, databases.")]
    [TestCase("""{ "custom_emojis": [{ "name": "party" }] }""", "seed.custom_emojis[0].url should be defined")]
    [TestCase("""{ "custom_emojis": [{ "name": "party", "url": "x" }] }""", "seed.custom_emojis[0].url should be an absolute address, instead was `\"x\"`.")]
    [TestCase("""{ "databases": [{ "views": [{ "naem": "x" }] }] }""", "seed.databases[0].views[0].naem is not known.")]
    [TestCase("""{ "databases": [{ "views": [{ "type": "table" }] }] }""", "seed.databases[0].views[0]: body.name should be defined")]
    [TestCase("""{ "databases": [{ "views": [{ "name": "x", "type": "dashboard", "widgets": [{ "name": "y", "filter": { "property": "Cost", "number": { "equals": 1 } } }] }] }] }""", "seed.databases[0].views[0].widgets[0]: Could not find property with name or id: Cost")]
    [TestCase("""{ "databases": [{ "rows": [{ "$default": true }] }] }""", "seed.databases[0].rows[0].$default: there is no such property.")]
    [TestCase("""{ "databases": [{ "templates": [{ "$default": 1 }] }] }""", "seed.databases[0].templates[0].$default should be a boolean, instead was `1`.")]
    [TestCase("""{ "pages": [{ "titel": "x" }] }""", "seed.pages[0].titel is not known.")]
    [TestCase("""{ "pages": [{ "title": 5 }] }""", "seed.pages[0].title should be a string or rich text, instead was `5`.")]
    [TestCase("""{ "pages": [{ "children": ["x", { "paragraph": { "rich_text": 5 } }] }] }""", "seed.pages[0].children[1].paragraph.rich_text should be an array")]
    [TestCase("""{ "databases": [{ "rows": [{ "Cost": 5 }] }] }""", "seed.databases[0].rows[0].Cost: there is no such property. There are: Name.")]
    [TestCase("""{ "databases": [{ "rows": [{ "Name": 5 }] }] }""", "seed.databases[0].rows[0].Name should be a string, instead was `5`.")]
    [TestCase("""{ "databases": [{ "properties": { "Name": "title", "Cost": "money" } }] }""", "seed.databases[0]")]
    [TestCase("""{ "pages": [{ "created_time": "yesterday" }] }""", "seed.pages[0].created_time should be a time such as 2026-03-11T12:00:00Z")]
    [TestCase("""{ "pages": [{ "created_by": "Nobody" }] }""", "seed.pages[0].created_by: there is no user called Nobody.")]
    public void A_seed_that_is_wrong_is_reported_with_the_place(string json, string message) =>
        Assert.That(() => Workspace.Load(json), Throws.TypeOf<FormatException>().With.Message.StartsWith(message));
}
