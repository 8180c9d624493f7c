using System.Text.Json;
using System.Text.Json.Nodes;
using Notion.Refit.Models;
using Notion.Refit.Testing;

namespace Notion.Refit.Content.Tests;

/// <summary>The lists of blocks in recordings of the real API, where they are there: they come back from Markdown but for what the report names.</summary>
public sealed class RecordedPageTests
{
    private static readonly HashSet<ConversionNoticeKind> s_harmless =
    [
        ConversionNoticeKind.EmptyParagraphOmitted, ConversionNoticeKind.FileAddressExpires, ConversionNoticeKind.ContentNotLoaded,
    ];

    public static IEnumerable<TestCaseData> Lists
    {
        get
        {
            string? folder = Folder();
            if (folder is null)
                return [new TestCaseData("").Ignore("The recordings are not there.")];
            return Directory.EnumerateFiles(folder, "*.jsonl", SearchOption.AllDirectories).Order(StringComparer.Ordinal).SelectMany(File.ReadLines)
                .Where(line => line.Contains("\"block\"", StringComparison.Ordinal) && line.Contains("\"list\"", StringComparison.Ordinal))
                .Select(Response)
                .OfType<string>()
                .Distinct(StringComparer.Ordinal)
                .Select((json, i) => new TestCaseData(json).SetArgDisplayNames($"{i}"));
        }
    }

    [TestCaseSource(nameof(Lists))]
    public void Recorded_blocks_come_back(string json)
    {
        Block[] read = [.. JsonNode.Parse(json)!["results"]!.AsArray().Select(block => JsonSerializer.Deserialize<Block>(block!.ToJsonString())!)];
        ContentBlock[] blocks = [.. read.Select(block => ContentBlock.Of(block))];

        Conversion<string> markdown = NotionMarkdown.FromBlocks(blocks);
        Conversion<string> html = NotionHtml.FromBlocks(blocks);
        string turned = NotionMarkdown.FromBlocks(NotionMarkdown.ToBlocks(markdown.Value).Value).Value;

        Assert.That(html.Value.Length + html.Report.Count + markdown.Report.Count, Is.GreaterThanOrEqualTo(0));
        Assert.That(turned, Is.EqualTo(WithoutComments(markdown.Value)));
        if (!read.Any(block => block.Content is TableRowBlock) && markdown.Report.All(notice => s_harmless.Contains(notice.Kind)))
            Assert.That(Describe(NotionMarkdown.ToBlocks(markdown.Value).Value), Is.EqualTo(Describe(read.Select(block => block.Content))), markdown.Value);
    }

    // Blocks that cannot be written are comments, which are not read.
    private static string WithoutComments(string markdown) => string.Join("\n\n", markdown.Split("\n\n").Where(part => !part.StartsWith("<!-- notion:", StringComparison.Ordinal) && part != "<!-- -->"));

    // Hosted files become files on the web: only where they are is compared.
    private static string Describe(IEnumerable<BlockContent> blocks) => string.Join('\n', blocks
        .Where(block => block is not ParagraphBlock paragraph || paragraph.RichText.ToPlainText().Length > 0)
        .Select(block => BlockDescription.Of(block).Replace("\"file\":{", "\"external\":{", StringComparison.Ordinal).Replace("\"type\":\"file\"", "\"type\":\"external\"", StringComparison.Ordinal)));

    private static string? Response(string line)
    {
        JsonNode? response = JsonNode.Parse(line)!["response"];
        return response is JsonObject list && (string?)list["object"] == "list" && list["results"] is JsonArray { Count: > 0 } results
            && results.All(block => block is JsonObject item && (string?)item["object"] == "block" && item.ContainsKey("type") && item.ContainsKey("created_by") && Guid.TryParse((string?)item["id"], out _))
            ? list.ToJsonString()
            : null;
    }

    private static string? Folder()
    {
        string root = Path.GetDirectoryName(Surroundings.Find("README.md"))!;
        string[] places = [Path.Combine(root, "..", "shared", "recordings"), Path.Combine(root, "..", "..", "shared", "recordings")];
        return places.FirstOrDefault(Directory.Exists);
    }
}
