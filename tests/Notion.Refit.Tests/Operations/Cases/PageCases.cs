using Notion.Refit.Models;

namespace Notion.Refit.Tests.Operations.Cases;

internal static class PageCases
{
    private const string Url = "https://api.notion.com/v1/pages";

    public static IReadOnlyList<OperationCase> All { get; } =
    [
        OperationCase.Of(
            "createPage",
            $"POST {Url}?filter_properties=title&filter_properties=a%3Ab",
            (notion, ct) => notion.Pages.CreateAsync(
                new()
                {
                    Parent = Parent.DataSource(Some.DataSource),
                    Icon = Icon.Emoji("🚀"),
                    Cover = FileSource.External("https://example.com/c.png"),
                    Properties =
                    {
                        ["Name"] = new TitleValue("Write tests"),
                        ["Cost"] = new NumberValue(399.5),
                        ["Status"] = new SelectValue("Open"),
                        ["Due"] = new DateValue(new DateOnly(2026, 12, 1)),
                    },
                    Children = [new ToDoBlock("Ship it") { Checked = true }],
                    Position = new StartPagePosition(),
                },
                ["title", "a%3Ab"],
                ct),
            Answers.Page,
            ExpectPage,
            body: $$$"""
            {"parent":{"type":"data_source_id","data_source_id":"{{{Some.DataSource}}}"},
             "properties":{"Name":{"type":"title","title":[{"type":"text","text":{"content":"Write tests"}}]},
                           "Cost":{"type":"number","number":399.5},
                           "Status":{"type":"select","select":{"name":"Open"}},
                           "Due":{"type":"date","date":{"start":"2026-12-01"}} },
             "icon":{"type":"emoji","emoji":"🚀"},
             "cover":{"type":"external","external":{"url":"https://example.com/c.png"}},
             "children":[{"type":"to_do","to_do":{"rich_text":[{"type":"text","text":{"content":"Ship it"}}],"checked":true}}],
             "position":{"type":"page_start"}}
            """),

        OperationCase.Of(
            "createPage",
            $"POST {Url}",
            (notion, ct) => notion.Pages.CreateAsync(new() { Parent = Parent.Page($"https://www.notion.so/acme/Plan-{Some.Page}"), Markdown = "# Plan" }, cancellationToken: ct),
            Answers.Page,
            ExpectPage,
            body: $$$"""{"parent":{"type":"page_id","page_id":"{{{Some.Page}}}"},"markdown":"# Plan"}""",
            name: "from Markdown"),

        OperationCase.Of(
            "retrievePage",
            $"GET {Url}/{Some.Page}",
            (notion, ct) => notion.Pages.RetrieveAsync(Some.Page, cancellationToken: ct),
            Answers.Page,
            ExpectPage),

        OperationCase.Of(
            "retrievePage",
            $"GET {Url}/{Some.Page}?filter_properties=%3AGlK&filter_properties=f%C3%A4llig%20am&filter_properties=100%25",
            (notion, ct) => notion.Pages.RetrieveAsync(Some.Page, ["%3AGlK", "fällig am", "100%"], ct),
            Answers.Page,
            ExpectPage,
            name: "some properties"),

        OperationCase.Of(
            "updatePage",
            $"PATCH {Url}/{Some.Page}?filter_properties=title",
            (notion, ct) => notion.Pages.UpdateAsync(
                Some.Page,
                new() { Icon = null, InTrash = false, IsLocked = true, Properties = { ["Due"] = DateValue.Empty, ["Done"] = new CheckboxValue(false) } },
                ["title"],
                ct),
            Answers.Page,
            ExpectPage,
            body: """
            {"properties":{"Due":{"type":"date","date":null},"Done":{"type":"checkbox","checkbox":false}},"icon":null,"in_trash":false,"is_locked":true}
            """),

        OperationCase.Of(
            "updatePage",
            $"PATCH {Url}/{Some.Page}",
            (notion, ct) => notion.Pages.UpdateAsync(Some.Page, new() { EraseContent = true }, cancellationToken: ct),
            Answers.Page,
            ExpectPage,
            body: """{"erase_content":true}""",
            name: "one member"),

        OperationCase.Of(
            "movePage",
            $"POST {Url}/{Some.Page}/move",
            (notion, ct) => notion.Pages.MoveAsync(Some.Page, new(Parent.Page(Some.OtherPage)), ct),
            Answers.Page,
            ExpectPage,
            body: $$$"""{"parent":{"type":"page_id","page_id":"{{{Some.OtherPage}}}"}}"""),

        OperationCase.Of(
            "retrievePageProperty",
            $"GET {Url}/{Some.Page}/properties/a%3Ab?start_cursor=cursor%2F1&page_size=25",
            (notion, ct) => notion.Pages.RetrievePropertyAsync(Some.Page, "a%3Ab", "cursor/1", 25, ct),
            $$$"""
            {"object":"list","results":[{"object":"property_item","id":"title","type":"title","title":{{{Answers.RichText}}} }],"next_cursor":"cursor_2","has_more":true,
             "type":"property_item","property_item":{"id":"title","next_url":"https://api.notion.com/v1/pages/x","type":"title","title":{}} }
            """,
            item =>
            {
                var list = (PropertyItemList)item;
                Assert.That(list.NextCursor, Is.EqualTo("cursor_2"));
                Assert.That(list.HasMore, Is.True);
                Assert.That(((TitleValue)list.Results.Single().Value).Title.ToPlainText(), Is.EqualTo("Write tests"));
                Assert.That(list.PropertyItem.NextUrl, Is.EqualTo("https://api.notion.com/v1/pages/x"));
                Assert.That(list.PropertyItem.Kind, Is.TypeOf<ListedTitle>());
            },
            name: "a list"),

        OperationCase.Of(
            "retrievePageProperty",
            $"GET {Url}/{Some.Page}/properties/U%60%3BC",
            (notion, ct) => notion.Pages.RetrievePropertyAsync(Some.Page, "U`;C", cancellationToken: ct),
            """{"object":"property_item","id":"U%60%3BC","type":"number","number":42}""",
            item =>
            {
                var value = (PropertyItem)item;
                Assert.That(value.Id, Is.EqualTo(new PropertyId("U`;C")));
                Assert.That(((NumberValue)value.Value).Number, Is.EqualTo(42));
            },
            name: "one value"),
    ];

    private static void ExpectPage(Page page)
    {
        Assert.That(page.Id, Is.EqualTo(new PageId(new Guid(Some.Page))));
        Assert.That(page.Title, Is.EqualTo("Write tests"));
        Assert.That(page.CreatedTime, Is.EqualTo(new DateTimeOffset(2026, 3, 11, 9, 41, 0, TimeSpan.Zero)));
        Assert.That(page.LastEditedTime, Is.EqualTo(new DateTimeOffset(2026, 3, 12, 10, 0, 0, TimeSpan.Zero)));
        Assert.That(page.CreatedBy.Id, Is.EqualTo(new UserId(new Guid(Some.User))));
        Assert.That(page.Cover, Is.Null);
        Assert.That(((EmojiIcon)page.Icon!).Emoji, Is.EqualTo("🚀"));
        Assert.That(((DataSourceParent)page.Parent).DataSourceId, Is.EqualTo(new DataSourceId(new Guid(Some.DataSource))));
        Assert.That(page.Properties.Keys, Is.EqualTo(["Name", "Cost"]));
        Assert.That(page.Properties["Cost"].Id.Value, Is.EqualTo("a%3Ab"));
        Assert.That(((NumberValue)page.Properties["Cost"].Value).Number, Is.EqualTo(399.5));
        Assert.That(page.PublicUrl, Is.Null);
        Assert.That(page.IsPartial, Is.False);
        Assert.That(page.AdditionalProperties, Is.Null);
    }
}
