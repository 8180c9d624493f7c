using Microsoft.Extensions.DependencyInjection;
using Notion.Refit.Models;
using RichardSzalay.MockHttp;

namespace Notion.Refit.Tests.Models;

/// <summary>Requests carry what Notion takes: creating and updating differ, and so does what a response holds.</summary>
[TestFixture]
public sealed class SendingTests
{
    private const string Hosted = """{"type": "file", "file": {"url": "https://files.example.com/a.png?sig=1", "expiry_time": "2026-03-11T09:41:00.000Z"}, "caption": [] }""";
    private const string External = """{"type": "external", "external": {"url": "https://example.com/a.png"}, "caption": [] }""";
    private const string Text = """{"rich_text": [], "color": "blue"}""";

    private static readonly BlockId s_id = "0c940186-ab70-4351-bb34-2d16f0635d49";

    private readonly MockHttpMessageHandler _http = new();
    private ServiceProvider _services = null!;
    private string? _sent;

    private INotionClient Notion => _services.GetRequiredService<INotionClient>();

    /// <summary>All kinds of blocks that can be updated: the payload as it is read, and as an update sends it.</summary>
    public static IEnumerable<TestCaseData> Updatable { get; } =
    [
        .. from kind in (string[])["paragraph", "bulleted_list_item", "quote", "toggle", "callout"] select Update(kind, Text, Text),
        .. from kind in (string[])["heading_1", "heading_2", "heading_3", "heading_4"] select Update(kind, """{"rich_text": [], "color": "blue", "is_toggleable": true}""", """{"rich_text": [], "color": "blue", "is_toggleable": true}"""),
        .. from kind in (string[])["image", "video", "audio", "pdf", "file"] select Update(kind, Hosted, """{"caption": [] }"""),
        .. from kind in (string[])["image", "video", "audio", "pdf", "file"] select Update(kind, External, """{"caption": [], "external": {"url": "https://example.com/a.png"}}""").SetArgDisplayNames(kind, "external"),
        .. from kind in (string[])["bookmark", "embed"] select Update(kind, """{"caption": [], "url": "https://example.com"}""", """{"caption": [], "url": "https://example.com"}"""),
        .. from kind in (string[])["divider", "breadcrumb", "tab"] select Update(kind, "{}", "{}"),
        Update("numbered_list_item", """{"rich_text": [], "color": "default", "list_start_index": 3, "list_format": "roman"}""", """{"rich_text": [], "color": "default"}"""),
        Update("to_do", """{"rich_text": [], "checked": true, "color": "default"}""", """{"rich_text": [], "checked": true, "color": "default"}"""),
        Update("code", """{"caption": [], "rich_text": [], "language": "c"}""", """{"caption": [], "rich_text": [], "language": "c"}"""),
        Update("equation", """{"expression": "x"}""", """{"expression": "x"}"""),
        Update("template", """{"rich_text": []}""", """{"rich_text": []}"""),
        Update("table_of_contents", """{"color": "gray"}""", """{"color": "gray"}"""),
        Update("table", """{"table_width": 2, "has_column_header": true, "has_row_header": false}""", """{"has_column_header": true, "has_row_header": false}"""),
        Update("table_row", """{"cells": [[], []]}""", """{"cells": [[], []]}"""),
        Update("column", """{"width_ratio": 0.5}""", """{"width_ratio": 0.5}"""),
        Update("synced_block", """{"synced_from": null}""", """{"synced_from": null}"""),
        Update("link_to_page", """{"type": "page_id", "page_id": "b55c9c91-384d-452b-81db-d1ef79372b75"}""", """{"type": "page_id", "page_id": "b55c9c91-384d-452b-81db-d1ef79372b75"}"""),
    ];

    private static IEnumerable<Type> Kinds => typeof(WritableBlockContent).Assembly.GetExportedTypes()
        .Where(type => type is { IsAbstract: false } && type.IsSubclassOf(typeof(WritableBlockContent)) && type != typeof(UnknownBlock));

    [SetUp]
    public void Start()
    {
        var services = new ServiceCollection();
        services.AddNotion(options => options.Token = "secret_token").ConfigurePrimaryHttpMessageHandler(() => _http);
        _services = services.BuildServiceProvider();
        _http.When("*").Respond(async request =>
        {
            _sent = request.Content is null ? null : await request.Content.ReadAsStringAsync();
            return new HttpResponseMessage { RequestMessage = request, Content = new StringContent($$"""{"object": "block", "id": "{{s_id}}", "results": [], "has_more": false, "next_cursor": null}""") };
        });
    }

    [TearDown]
    public void Stop()
    {
        _services.Dispose();
        _http.Dispose();
    }

    [TestCaseSource(nameof(Updatable))]
    public async Task A_block_can_be_read_changed_and_updated(string kind, string read, string sent)
    {
        var content = (WritableBlockContent)ModelJson.Read<BlockContent>($$"""{"type": "{{kind}}", "{{kind}}": {{read}}}""");

        await Notion.Blocks.UpdateAsync(s_id, new(content with { SiblingProperties = null }));

        Assert.That(ModelJson.Canonical(_sent!), Is.EqualTo(ModelJson.Canonical($$"""{"type": "{{kind}}", "{{kind}}": {{sent}}}""")));
    }

    [Test]
    public void Every_kind_of_block_is_tested() =>
        Assert.That(
            Updatable.Select(test => (string)test.Arguments[0]!).Append("column_list").Distinct(),
            Is.EquivalentTo(Kinds.Select(type => ((WritableBlockContent)System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(type)).Type)));

    [Test]
    public void A_list_of_columns_cannot_be_updated() =>
        Assert.That(() => Notion.Blocks.UpdateAsync(s_id, new(new ColumnListBlock())), Throws.ArgumentException.With.Message.Contains("ColumnListBlock"));

    [Test]
    public void Children_cannot_be_updated() =>
        Assert.That(
            () => Notion.Blocks.UpdateAsync(s_id, new(new ToggleBlock("a") { Children = [new DividerBlock()] })),
            Throws.ArgumentException.With.Message.StartsWith("ToggleBlock.Children"));

    [Test]
    public void A_hosted_file_cannot_be_created()
    {
        var file = new HostedFile { Url = "https://files.example.com/a.png" };

        Assert.Multiple(() =>
        {
            Assert.That(() => Notion.Blocks.AppendChildrenAsync(s_id, new([new ImageBlock(file)])), Throws.ArgumentException.With.Message.StartsWith("ImageBlock.Source"));
            Assert.That(
                () => Notion.Pages.CreateAsync(new() { Parent = Parent.Workspace, Children = [new ToggleBlock("a") { Children = [new PdfBlock(file)] }] }),
                Throws.ArgumentException.With.Message.StartsWith("PdfBlock.Source"));
            Assert.That(
                () => Notion.Blocks.AppendChildrenAsync(s_id, new([new CalloutBlock("a") { Icon = new FileIcon { Url = "https://files.example.com/a.png" } }])),
                Throws.ArgumentException.With.Message.StartsWith("CalloutBlock.Icon"));
        });
        Assert.That(_sent, Is.Null);
    }

    [Test]
    public async Task A_new_table_has_its_width_and_its_rows()
    {
        await Notion.Blocks.AppendChildrenAsync(s_id, new([new TableBlock(1, [new TableRowBlock([["a"]])])]));

        Assert.That(_sent, Does.Contain("\"table_width\":1").And.Contains("table_row"));
    }

    [Test]
    public void A_model_that_is_not_sent_keeps_everything() =>
        ModelJson.RoundTrip<UpdateBlockRequest>($$"""{"type": "image", "image": {{Hosted}}}""");

    [Test]
    public void A_default_id_is_refused()
    {
        Assert.Multiple(() =>
        {
            Assert.That(() => Notion.Pages.MoveAsync(new PageId(Guid.NewGuid()), new(Parent.Page(default(PageId)))), Throws.ArgumentException.With.Message.Contains("page_id"));
            Assert.That(() => Notion.Pages.RetrieveAsync(default), Throws.ArgumentException);
        });
        Assert.That(_sent, Is.Null);
    }

    [Test]
    public async Task An_incomplete_relation_cannot_be_sent()
    {
        Property cut = ModelJson.RoundTrip<Property>("""{"id": "a", "type": "relation", "relation": [{"id": "b55c9c91-384d-452b-81db-d1ef79372b75"}], "has_more": true}""");
        Property whole = ModelJson.RoundTrip<Property>("""{"id": "a", "type": "relation", "relation": [{"id": "b55c9c91-384d-452b-81db-d1ef79372b75"}], "has_more": false}""");
        var relation = (RelationValue)cut.Value;

        Assert.Multiple(() =>
        {
            Assert.That(relation.IsIncomplete, Is.True);
            Assert.That((relation with { Pages = [] }).IsIncomplete, Is.True);
            Assert.That(((RelationValue)whole.Value).IsIncomplete, Is.False);
            Assert.That(relation, Is.Not.EqualTo(whole.Value), "a value that was cut off is not the whole one");
            Assert.That(relation, Is.EqualTo(relation with { }));
            Assert.That(() => Update(relation), Throws.ArgumentException.With.Message.Contains("CompleteAsync"));
        });
        await Update(new RelationValue(relation.Pages));
        Assert.That(_sent, Does.Contain("b55c9c91"));

        Task Update(WritablePropertyValue value) => Notion.Pages.UpdateAsync(new PageId(Guid.NewGuid()), new() { Properties = { ["Pages"] = value } });
    }

    [Test]
    public async Task An_offset_beside_a_zone_becomes_the_local_time_of_the_zone()
    {
        Assume.That(TimeZoneInfo.TryFindSystemTimeZoneById("Europe/Vienna", out _), "The machine knows no zones.");
        var date = new NotionDate(new DateTimeOffset(2026, 7, 1, 10, 0, 0, TimeSpan.Zero)) { TimeZone = "Europe/Vienna" };

        await Notion.Pages.UpdateAsync(new PageId(Guid.NewGuid()), new() { Properties = { ["Due"] = new DateValue(date) } });

        Assert.That(_sent, Does.Contain("\"start\":\"2026-07-01T12:00:00.000\"").And.Contains("\"time_zone\":\"Europe/Vienna\""));
    }

    [Test]
    public void A_zone_that_does_not_exist_is_refused() =>
        Assert.That(
            () => Notion.Pages.UpdateAsync(new PageId(Guid.NewGuid()), new() { Properties = { ["Due"] = new DateValue(NotionDate.InZone("Middle Earth Time", new DateTime(2026, 7, 1))) } }),
            Throws.ArgumentException.With.Message.Contains("TimeZone"));

    [TestCase(24, false)]
    [TestCase(25, true)]
    public void Twenty_five_people_count_as_cut_off(int count, bool incomplete)
    {
        string people = string.Join(", ", Enumerable.Range(1, count).Select(i => $$"""{"object": "user", "id": "00000000-0000-4000-8000-0000000000{{i:00}}"}"""));

        Property property = ModelJson.RoundTrip<Property>($$"""{"id": "a", "type": "people", "people": [{{people}}]}""");

        Assert.That(((PeopleValue)property.Value).IsIncomplete, Is.EqualTo(incomplete));
    }

    private static TestCaseData Update(string kind, string read, string sent) => new TestCaseData(kind, read, sent).SetArgDisplayNames(kind);
}
