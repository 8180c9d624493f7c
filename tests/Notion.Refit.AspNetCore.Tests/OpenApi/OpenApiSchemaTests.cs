using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.OpenApi;
using Notion.Refit.AspNetCore.OpenApi.Schemas;
using Notion.Refit.Emulator;
using Notion.Refit.Models;

namespace Notion.Refit.AspNetCore.Tests.OpenApi;

/// <summary>The OpenAPI document of an app describes what its endpoints return.</summary>
public sealed class OpenApiSchemaTests
{
    [Test]
    public async Task Responses_are_valid_by_the_schemas_of_the_document()
    {
        await using DescribedApp app = await StartAsync();
        (PageId page, DataSourceId tasks, DatabaseId database) = await SeedAsync(app.Emulator);
        (string Route, string Path)[] responses =
        [
            ("/pages/{id}", $"/pages/{page}"),
            ("/pages/{id}", $"/pages/{app.Emulator.RootPageId}"),
            ("/blocks/{id}/children", $"/blocks/{page}/children"),
            ("/databases/{id}", $"/databases/{database}"),
            ("/data-sources/{id}", $"/data-sources/{tasks}"),
            ("/data-sources/{id}/rows", $"/data-sources/{tasks}/rows"),
            ("/users", "/users"),
            ("/comments/{id}", $"/comments/{page}"),
        ];

        Assert.Multiple(() =>
        {
            foreach ((string route, string path) in responses)
            {
                string json = app.GetAsync(path).GetAwaiter().GetResult();
                Assert.That(app.Validate(app.ResponseOf(route), json), Is.Empty, $"{route}: {json}");
            }
        });
    }

    [TestCase("id", "5")]
    [TestCase("object", "\"block\"")]
    [TestCase("in_trash", "\"no\"")]
    [TestCase("parent", "{\"type\":\"page_id\",\"page_id\":7}")]
    [TestCase("properties", "{\"title\":{\"id\":\"title\",\"type\":\"title\",\"title\":\"text\"}}")]
    public async Task A_response_with_a_wrong_member_is_not_valid(string member, string value)
    {
        await using DescribedApp app = await StartAsync();
        JsonNode page = JsonNode.Parse(await app.GetAsync($"/pages/{app.Emulator.RootPageId}"))!;
        page[member] = JsonNode.Parse(value);

        Assert.That(app.Validate(app.ResponseOf("/pages/{id}"), page.ToJsonString()), Is.Not.Empty);
    }

    [Test]
    public async Task Kinds_and_values_that_are_not_known_yet_are_valid()
    {
        await using DescribedApp app = await StartAsync();
        JsonNode page = JsonNode.Parse(await app.GetAsync($"/pages/{app.Emulator.RootPageId}"))!;
        page["properties"]!["Moon"] = JsonNode.Parse("""{"id":"m","type":"moon_phase","moon_phase":{"phase":"full"}}""");

        Assert.That(app.Validate(app.ResponseOf("/pages/{id}"), page.ToJsonString()), Is.Empty);
        Assert.That(app.Validate(app.ResponseOf("/cards", "post"), """{"id":"11111111-1111-4111-8111-111111111111","color":"ultraviolet","title":[],"due":null,"block":null}"""), Is.Empty);
    }

    [Test]
    public async Task Members_of_the_types_of_an_app_are_described_as_they_are_written()
    {
        await using DescribedApp app = await StartAsync();
        JsonObject card = app.Components["Card"]!["properties"]!.AsObject();
        string written = JsonSerializer.Serialize(
            new Card(new PageId(Guid.NewGuid()), Color.Blue, "A", new NotionDate(new DateOnly(2026, 12, 1)), new ToDoBlock("B"), new UserId(Guid.NewGuid()), Color.Red, [new BlockId(Guid.NewGuid())]),
            JsonSerializerOptions.Web);

        Assert.Multiple(() =>
        {
            Assert.That(((string?)card["id"]!["type"], (string?)card["id"]!["format"]), Is.EqualTo(("string", "uuid")));
            Assert.That((string?)card["color"]!["$ref"], Is.EqualTo("#/components/schemas/NotionColor"));
            Assert.That((string?)card["title"]!["$ref"], Is.EqualTo("#/components/schemas/NotionRichTextList"));
            Assert.That(card["due"]!.ToJsonString(), Does.Contain("#/components/schemas/NotionDate").And.Contain("null"));
            Assert.That(card["block"]!.ToJsonString(), Does.Contain("#/components/schemas/NotionToDoBlock"));
            Assert.That(card["owner"]!["type"]!.AsArray().Select(static type => (string?)type), Is.EquivalentTo(new[] { "string", "null" }));
            Assert.That((string?)card["owner"]!["format"], Is.EqualTo("uuid"));
            Assert.That((string?)card["blocks"]!["items"]!["format"], Is.EqualTo("uuid"));
            Assert.That((string?)card["owners"]!["additionalProperties"]!["format"], Is.EqualTo("uuid"));
            Assert.That(app.Components["NotionColor"]!.ToJsonString(), Does.Contain("gray_background"));
            Assert.That(app.Components["NotionDate"]!["properties"]!.AsObject().Select(static property => property.Key), Is.EqualTo(new[] { "start", "end", "time_zone" }));
            Assert.That((string?)app.Components["NotionToDoBlock"]!["properties"]!["type"]!["const"], Is.EqualTo("to_do"));
            Assert.That(app.Validate(app.ResponseOf("/cards", "post"), written), Is.Empty, written);
            Assert.That(app.Validate(app.ResponseOf("/cards", "post"), written.Replace("\"to_do\":{", "\"to_do\":5,\"x\":{", StringComparison.Ordinal)), Is.Not.Empty);
        });
    }

    [Test]
    public async Task Unions_of_objects_have_a_discriminator()
    {
        await using DescribedApp app = await StartAsync();
        JsonNode parent = app.Components["NotionParent"]!;

        Assert.That((string?)parent["discriminator"]!["propertyName"], Is.EqualTo("type"));
        Assert.That((string?)parent["discriminator"]!["mapping"]!["page_id"], Is.EqualTo("#/components/schemas/NotionPageParent"));
        Assert.That(parent["oneOf"]!.AsArray(), Has.Count.GreaterThan(4));
    }

    [Test]
    public async Task Parameters_that_are_ids_have_the_format_of_one()
    {
        await using DescribedApp app = await StartAsync();
        JsonNode parameter = app.Document["paths"]!["/pages/{id}"]!["get"]!["parameters"]![0]!;

        Assert.That(((string?)parameter["schema"]!["type"], (string?)parameter["schema"]!["format"]), Is.EqualTo(("string", "uuid")));
    }

    [Test]
    public async Task Types_of_the_app_keep_their_names_and_their_schemas()
    {
        await using DescribedApp app = await StartAsync(static options => options.CreateSchemaReferenceId = static type => type.Type == typeof(Card) ? "TaskCard" : null);

        Assert.That(app.Components.Select(static component => component.Key), Has.Member("TaskCard").And.Member("NotionPage").And.No.Member("Page"));
    }

    [TestCase(OpenApiSpecVersion.OpenApi3_0)]
    [TestCase(OpenApiSpecVersion.OpenApi3_1)]
    public async Task Each_reference_of_the_document_has_its_component(OpenApiSpecVersion version)
    {
        await using DescribedApp app = await StartAsync(options => options.OpenApiVersion = version);
        string text = app.Document.ToJsonString();

        IEnumerable<string> missing = System.Text.RegularExpressions.Regex.Matches(text, "\"#/components/schemas/([^\"]+)\"")
            .Select(static match => match.Groups[1].Value).Distinct().Where(name => !app.Components.ContainsKey(name));
        Assert.That(missing, Is.Empty);
        Assert.That(text, Does.Not.Contain("\"x-"), "extensions of the generator");
    }

    [Test]
    public void Each_component_can_be_described_and_refers_to_others()
    {
        ModelSchemas schemas = ModelSchemas.Instance;

        Assert.Multiple(() =>
        {
            foreach (string name in schemas.Names)
            {
                ComponentSchema component = schemas.Component(name);
                Assert.That(() => component.In(new OpenApiDocument()), Throws.Nothing, name);
                Assert.That(component.References.Where(reference => !schemas.Contains(reference)), Is.Empty, name);
            }
        });
    }

    [Test]
    public void Each_model_and_each_id_is_described()
    {
        IEnumerable<string> missing = typeof(Page).Assembly.GetExportedTypes()
            .Where(static type => type is { IsGenericType: false, IsInterface: false } && type.GetCustomAttributes(typeof(System.Text.Json.Serialization.JsonConverterAttribute), inherit: false).Length > 0)
            .Where(static type => !ModelSchemas.Instance.IsDescribed(type))
            .Select(static type => type.Name);

        Assert.That(missing, Is.Empty);
    }

    private static Task<DescribedApp> StartAsync(Action<Microsoft.AspNetCore.OpenApi.OpenApiOptions>? configure = null) => DescribedApp.StartAsync(
        static app =>
        {
            app.MapGet("/pages/{id}", static (PageId id, INotionPages pages, CancellationToken ct) => pages.RetrieveAsync(id, cancellationToken: ct));
            app.MapGet("/blocks/{id}/children", static (BlockId id, INotionBlocks blocks, CancellationToken ct) => blocks.ListChildrenAsync(id, cancellationToken: ct));
            app.MapGet("/databases/{id}", static (DatabaseId id, INotionDatabases databases, CancellationToken ct) => databases.RetrieveAsync(id, cancellationToken: ct));
            app.MapGet("/data-sources/{id}", static (DataSourceId id, INotionDataSources dataSources, CancellationToken ct) => dataSources.RetrieveAsync(id, cancellationToken: ct));
            app.MapGet("/data-sources/{id}/rows", static async (DataSourceId id, INotionDataSources dataSources, CancellationToken ct) => await dataSources.QueryAllAsync(id, new(), ct).ToListAsync(ct));
            app.MapGet("/users", static (INotionUsers users, CancellationToken ct) => users.ListAsync(cancellationToken: ct));
            app.MapGet("/comments/{id}", static async (PageId id, INotionComments comments, CancellationToken ct) => await comments.ListAsync(id, cancellationToken: ct));
            app.MapPost("/cards", static (Card card) => card);
        },
        configure);

    // Of many kinds.
    private static async Task<(PageId Page, DataSourceId Tasks, DatabaseId Database)> SeedAsync(NotionEmulator emulator)
    {
        using var notion = NotionClient.Create(emulator.Token, emulator.CreateHandler());
        Database database = await notion.Databases.CreateAsync(new()
        {
            Parent = Parent.Page(emulator.RootPageId),
            Title = "Tasks",
            Icon = Icon.Emoji("🚀"),
            InitialDataSource = new()
            {
                Properties =
                {
                    ["Name"] = PropertySchema.Title(),
                    ["Cost"] = PropertySchema.Number(NumberFormat.Euro),
                    ["Status"] = PropertySchema.Select("Open", "Done"),
                    ["Tags"] = PropertySchema.MultiSelect("A", "B"),
                    ["Due"] = PropertySchema.Date(),
                    ["Done"] = PropertySchema.Checkbox(),
                    ["Notes"] = PropertySchema.RichText(),
                    ["Made"] = PropertySchema.CreatedTime(),
                    ["By"] = PropertySchema.CreatedBy(),
                    ["Double"] = PropertySchema.Formula("prop(\"Cost\") * 2"),
                },
            },
        });
        DataSourceId tasks = database.DataSources[0].Id;
        Page page = await notion.Pages.CreateAsync(new()
        {
            Parent = Parent.DataSource(tasks),
            Icon = Icon.Emoji("🚀"),
            Properties =
            {
                ["Name"] = new TitleValue("Write the client"),
                ["Cost"] = new NumberValue(399),
                ["Status"] = new SelectValue("Open"),
                ["Tags"] = new MultiSelectValue(["A", "B"]),
                ["Due"] = new DateValue(new DateOnly(2026, 12, 1)),
                ["Done"] = new CheckboxValue(true),
                ["Notes"] = new RichTextValue($"due {new NotionDate(new DateOnly(2026, 12, 1))}"),
            },
            Children =
            [
                new Heading2Block("Plan"),
                new ToDoBlock("Ship it") { Checked = true },
                new ToggleBlock("More") { Children = [new ParagraphBlock("inside")] },
                new CodeBlock("x", CodeLanguage.CSharp),
                new DividerBlock(),
                new BookmarkBlock("https://example.com"),
            ],
        });
        await notion.Comments.CreateAsync(new() { Parent = Parent.Page(page.Id), RichText = "Good." });
        return (page.Id, tasks, database.Id);
    }

    internal sealed record Card(PageId Id, Color Color, RichTextList Title, NotionDate? Due, ToDoBlock? Block, UserId? Owner = null, Color? Second = null, IReadOnlyList<BlockId>? Blocks = null, Dictionary<string, UserId>? Owners = null);
}
