using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Notion.Refit.Models;
using Notion.Refit.Testing;

namespace Notion.Refit.Content.Tests.Cases;

/// <summary>The worked cases beside the checkout, where they are there.</summary>
public sealed partial class WorkedCaseTests
{
    private static readonly string? s_path = FindCases();

    public static IEnumerable<TestCaseData> Cases => s_path is null
        ? [new TestCaseData("none", null)]
        : JsonNode.Parse(File.ReadAllText(s_path))!["cases"]!.AsArray().Select(item => new TestCaseData((string)item!["name"]!, item.ToJsonString()));

    [TestCaseSource(nameof(Cases))]
    public void A_worked_case_is_as_expected(string name, string? json)
    {
        if (json is null)
            Assert.Ignore("The worked cases are not there.");
        JsonNode item = JsonNode.Parse(json)!;
        (string actual, ConversionReport report) = Convert((string)item["direction"]!, item["input"]!);
        string expected = item["expected"] is JsonArray blocks ? Describe(blocks) : (string)item["expected"]!;
        if ((string)item["direction"]! == "blocks>html")
            (actual, expected) = (Compact(actual), Compact(expected));

        Assert.That(actual, Is.EqualTo(expected), $"{name}\n{report}");
        Assert.That(report.Select(Line).Order(), Is.EqualTo((item["report"]?.AsArray().Select(line => (string)line!) ?? []).Order()), name);
    }

    private static (string, ConversionReport) Convert(string direction, JsonNode input)
    {
        switch (direction)
        {
            case "md>blocks":
                MarkdownConversion read = NotionMarkdown.ToBlocks((string)input!);
                return (BlockDescription.Of(read.Value), read.Report);
            case "html>blocks":
                Conversion<IReadOnlyList<WritableBlockContent>> html = NotionHtml.ToBlocks((string)input!);
                return (BlockDescription.Of(html.Value), html.Report);
            case "blocks>md":
                Conversion<string> markdown = NotionMarkdown.FromBlocks(Read(input.AsArray()));
                return (markdown.Value, markdown.Report);
            default:
                Conversion<string> page = NotionHtml.FromBlocks(Read(input.AsArray()));
                return (page.Value, page.Report);
        }
    }

    private static List<WritableBlockContent> Read(JsonArray blocks) => [.. blocks.Select(block => JsonSerializer.Deserialize<WritableBlockContent>(block!.ToJsonString())!)];

    private static string Describe(JsonArray blocks) => string.Join('\n', blocks.Select(block => BlockDescription.Reduce(block!)!.ToJsonString()));

    // A notice with a detail is "Kind: detail"; one that is only counted "Kind: count".
    private static string Line(ConversionNotice notice) => notice.Kind switch
    {
        ConversionNoticeKind.BlockOmitted => $"{notice.Kind}: {notice.Detail} {notice.Count}",
        ConversionNoticeKind.ColorLost or ConversionNoticeKind.ColumnsFlattened or ConversionNoticeKind.SyncedBlockInlined or ConversionNoticeKind.CalloutAsQuote => $"{notice.Kind}: {notice.Count.ToString(CultureInfo.InvariantCulture)}",
        _ => notice.Detail.Length == 0 ? $"{notice.Kind}" : $"{notice.Kind}: {notice.Detail}",
    };

    private static string Compact(string html) => BetweenTags().Replace(html.Replace(" dir=\"auto\"", "", StringComparison.Ordinal), "$1<").Trim();

    [GeneratedRegex(@"(>)?\n+<")]
    private static partial Regex BetweenTags();

    private static string? FindCases()
    {
        string path = Path.Combine(Path.GetDirectoryName(Surroundings.Find("README.md"))!, "..", "shared", "cases", "content.json");
        string other = Path.Combine(Path.GetDirectoryName(Surroundings.Find("README.md"))!, "..", "..", "shared", "cases", "content.json");
        return File.Exists(path) ? path : File.Exists(other) ? other : null;
    }
}
