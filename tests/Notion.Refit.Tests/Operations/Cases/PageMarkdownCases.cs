using Notion.Refit.Models;

namespace Notion.Refit.Tests.Operations.Cases;

internal static class PageMarkdownCases
{
    private const string Url = $"https://api.notion.com/v1/pages/{Some.Page}/markdown";

    private const string Answer = $$$"""
        {"object":"page_markdown","id":"{{{Some.Page}}}","markdown":"# Plan\n","truncated":true,"unknown_block_ids":["{{{Some.Block}}}"],"request_id":"{{{Some.Request}}}"}
        """;

    public static IReadOnlyList<OperationCase> All { get; } =
    [
        OperationCase.Of(
            "retrievePageMarkdown",
            $"GET {Url}",
            (notion, ct) => notion.Pages.RetrieveMarkdownAsync(Some.Page, cancellationToken: ct),
            Answer,
            ExpectMarkdown),

        OperationCase.Of(
            "retrievePageMarkdown",
            $"GET {Url}?include_transcript=true&markdown_version=v9",
            (notion, ct) => notion.Pages.RetrieveMarkdownAsync(Some.Page, includeTranscript: true, new MarkdownVersion("v9"), ct),
            Answer,
            ExpectMarkdown,
            name: "with options"),

        OperationCase.Of(
            "updatePageMarkdown",
            $"PATCH {Url}",
            (notion, ct) => notion.Pages.UpdateMarkdownAsync(
                Some.Page,
                new(new UpdateMarkdownContent([new("old", "new") { ReplaceAllMatches = true }]) { AllowDeletingContent = false }),
                ct),
            Answer,
            ExpectMarkdown,
            body: """
            {"type":"update_content","update_content":{"content_updates":[{"old_str":"old","new_str":"new","replace_all_matches":true}],"allow_deleting_content":false}}
            """,
            name: "parts"),

        OperationCase.Of(
            "updatePageMarkdown",
            $"PATCH {Url}",
            (notion, ct) => notion.Pages.UpdateMarkdownAsync(Some.Page, new(new ReplaceMarkdownContent("# All")), ct),
            Answer,
            ExpectMarkdown,
            body: """{"type":"replace_content","replace_content":{"new_str":"# All"}}""",
            name: "all"),

        OperationCase.Of(
            "updatePageMarkdown",
            $"PATCH {Url}",
            (notion, ct) => notion.Pages.UpdateMarkdownAsync(
                Some.Page, new(new InsertMarkdownContent("more") { Position = new(MarkdownPositionType.End) }) { AllowAsync = false }, ct),
            Answer,
            ExpectMarkdown,
            body: """{"allow_async":false,"type":"insert_content","insert_content":{"content":"more","position":{"type":"end"}}}""",
            name: "insertion"),

        OperationCase.Of(
            "updatePageMarkdown",
            $"PATCH {Url}",
            (notion, ct) => notion.Pages.UpdateMarkdownAsync(Some.Page, new(new ReplaceMarkdownContentRange("# A...# B", "text")), ct),
            Answer,
            ExpectMarkdown,
            body: """{"type":"replace_content_range","replace_content_range":{"content":"text","content_range":"# A...# B"}}""",
            name: "a range"),
    ];

    private static void ExpectMarkdown(PageMarkdown page)
    {
        Assert.That(page.Id, Is.EqualTo(new BlockId(new Guid(Some.Page))));
        Assert.That(page.Markdown, Is.EqualTo("# Plan\n"));
        Assert.That(page.Truncated, Is.True);
        Assert.That(page.UnknownBlockIds, Is.EqualTo([new BlockId(new Guid(Some.Block))]));
        Assert.That(page.RequestId, Is.EqualTo(Some.Request));
    }
}
