using System.Reflection;
using System.Text.Json;
using Notion.Refit.Everyday.Trees;
using Notion.Refit.Models;

namespace Notion.Refit.Content.Tests;

/// <summary>Every type of block of the description has its place in the converters: a new one fails here and names the place.</summary>
public sealed class CoverageTests
{
    // Not converted: what this version does not know, and what Notion has deprecated.
    private static readonly HashSet<string> s_excluded = ["UnknownBlock", "UnsupportedBlock", "TranscriptionBlock"];

    public static IEnumerable<Type> BlockTypes => typeof(BlockContent).Assembly.GetExportedTypes()
        .Where(type => type.IsSubclassOf(typeof(BlockContent)) && !type.IsAbstract && !s_excluded.Contains(type.Name))
        .OrderBy(type => type.Name, StringComparer.Ordinal);

    [TestCaseSource(nameof(BlockTypes))]
    public void A_type_with_text_is_in_BlockTextMap(Type type)
    {
        PropertyInfo[] texts = [.. type.GetProperties().Where(property => property.PropertyType == typeof(RichTextList) || property.PropertyType == typeof(IReadOnlyList<RichTextList>))];
        int expected = texts.Length;
        int found = 0;
        BlockTextMap.Of(Create(type), text =>
        {
            found++;
            return text;
        });

        Assert.That(found, Is.GreaterThanOrEqualTo(expected), $"add {type.Name} to BlockTextMap.Of in Blocks/BlockTextMap.cs");
    }

    [TestCaseSource(nameof(BlockTypes))]
    public void A_type_with_children_is_in_BlockChildren(Type type)
    {
        if (type.GetProperty("Children")?.PropertyType != typeof(IReadOnlyList<WritableBlockContent>))
            return;
        var block = (WritableBlockContent)Create(type);

        WritableBlockContent copy = BlockChildren.With(block, [new DividerBlock()]);

        Assert.That(BlockChildren.Of(copy), Has.Count.EqualTo(1), $"add {type.Name} to BlockChildren.Of and With in the client");
    }

    [TestCaseSource(nameof(BlockTypes))]
    public void A_type_is_written_as_GitHub_Markdown(Type type) => AssertKnown(NotionMarkdown.FromBlocks([Node(type)]).Report, $"add {type.Name} to GitHubWriter.Write in Markdown/Writing/GitHubWriter.cs");

    [TestCaseSource(nameof(BlockTypes))]
    public void A_type_is_written_as_Notions_Markdown(Type type)
    {
        if (type == typeof(LinkToPageBlock))
            return;
        Conversion<string> written = NotionMarkdown.FromBlocks([Node(type)], new MarkdownWriteOptions { Profile = MarkdownProfile.NotionFlavored });

        AssertKnown(written.Report, $"add {type.Name} to NotionSyntaxWriter.Add in NotionSyntax/NotionSyntaxWriter.cs");
        Assert.That(written.Value, Does.Not.Contain("<unknown"), $"add {type.Name} to FlavoredWriter.Block in NotionSyntax/Flavored/FlavoredWriter.cs");
    }

    [TestCaseSource(nameof(BlockTypes))]
    public void A_type_is_written_as_HTML(Type type) => AssertKnown(NotionHtml.FromBlocks([Node(type)]).Report, $"add {type.Name} to HtmlWriter.Write in Html/Writing/HtmlWriter.cs");

    [Test]
    public void The_code_languages_are_those_of_the_description() => Assert.That(
        CodeLanguageNames.Values,
        Is.EquivalentTo(typeof(CodeLanguage).GetProperties(BindingFlags.Public | BindingFlags.Static).Select(property => ((CodeLanguage)property.GetValue(null)!).Value)));

    [TestCase("cs", "c#")]
    [TestCase("C#", "c#")]
    [TestCase("ts {1,3}", "typescript")]
    [TestCase("{.python}", "python")]
    [TestCase("visual basic", "visual basic")]
    [TestCase("java/c/c++/c#", "java/c/c++/c#")]
    [TestCase("", "plain text")]
    public void The_name_after_a_fence_is_understood(string name, string language)
    {
        Assert.That(CodeLanguageNames.TryRead(name, out CodeLanguage found), Is.True);
        Assert.That(found.Value, Is.EqualTo(language));
    }

    private static void AssertKnown(ConversionReport report, string place) =>
        Assert.That(report.Select(notice => notice.Kind), Has.None.EqualTo(ConversionNoticeKind.BlockUnsupported), place);

    private static ContentBlock Node(Type type) => new(Create(type)) { Id = new BlockId(Guid.Parse("11111111-1111-4111-8111-111111111111")) };

    // The smallest JSON of a type, filled with the members that it asks for.
    private static BlockContent Create(Type type)
    {
        string name = ((BlockContent)System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(type)).Type;
        string payload = name switch
        {
            "child_page" or "child_database" => """{"title":"t"}""",
            "equation" => """{"expression":"x"}""",
            "table" => """{"table_width":1,"has_column_header":false,"has_row_header":false}""",
            "table_row" => """{"cells":[[{"type":"text","text":{"content":"x"}}]]}""",
            "synced_block" => """{"synced_from":null}""",
            "link_to_page" => """{"type":"page_id","page_id":"11111111-1111-4111-8111-111111111111"}""",
            "link_preview" or "bookmark" or "embed" => """{"url":"https://example.com","caption":[]}""",
            "image" or "video" or "audio" or "pdf" or "file" => """{"type":"external","external":{"url":"https://example.com/a.bin"},"caption":[]}""",
            "code" => """{"rich_text":[],"caption":[],"language":"c#"}""",
            "meeting_notes" => """{"title":[{"type":"text","text":{"content":"x"}}]}""",
            "divider" or "breadcrumb" or "column_list" or "column" or "tab" or "table_of_contents" => "{}",
            _ => """{"rich_text":[{"type":"text","text":{"content":"x"}}]}""",
        };
        return JsonSerializer.Deserialize<BlockContent>($$"""{"type":"{{name}}","{{name}}":{{payload}}}""")!;
    }
}
