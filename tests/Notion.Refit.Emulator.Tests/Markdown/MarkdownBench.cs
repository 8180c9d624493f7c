using System.Text;
using System.Text.Json.Nodes;
using Notion.Refit.Emulator.Content;
using Notion.Refit.Emulator.Core;
using Notion.Refit.Emulator.Markdown;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Tests.Markdown;

/// <summary>What tests of the two syntaxes need: trees of blocks, and a way to tell whether two are the same.</summary>
internal static class MarkdownBench
{
    public const string PageId = "11111111-1111-4111-8111-111111111111";
    public const string App = "https://app.notion.com/p/";

    public const string DatabaseId = "22222222-2222-4222-8222-222222222222";

    // Blocks ask the request for nothing but uploads, of which there are none here.
    private static readonly RequestContext NoRequest = null!;

    public static MarkdownAddresses Addresses { get; } = new(App, Guid.Parse(PageId));

    public static IMarkdownDirectory Directory { get; } = new TestDirectory();

    /// <summary>A block as a client would send it, with its children.</summary>
    public static MarkdownBlock Tree(WritableBlockContent content) => new()
    {
        Content = BlockRules.Complete(content, NoRequest),
        Children = [.. BlockRules.ChildrenOf(content).Select(Tree)],
    };

    /// <summary>Blocks as text in which nothing that matters is left out.</summary>
    public static string Describe(IEnumerable<MarkdownBlock> blocks)
    {
        var text = new StringBuilder();
        Describe(blocks, text, depth: 0);
        return text.ToString();
    }

    public static RichText Piece(string text, bool bold = false, bool italic = false, bool strike = false, bool underline = false, bool code = false, string color = "default", string? link = null) =>
        RichText.Text(text, link, new Annotations { Bold = bold, Italic = italic, Strikethrough = strike, Underline = underline, Code = code, Color = new Color(color) });

    private static void Describe(IEnumerable<MarkdownBlock> blocks, StringBuilder text, int depth)
    {
        foreach (MarkdownBlock block in blocks)
        {
            text.Append(' ', depth * 2);
            text.Append(block.Content switch
            {
                WritableBlockContent content => Completed(content),
                { } content => content.ToString(),
                null => $"unknown {block.Alternative}",
            });
            if (block.Id is { } id)
                text.Append(' ').Append(id);
            text.Append('\n');
            Describe(block.Children, text, depth + 1);
        }
    }

    private static string Completed(WritableBlockContent content)
    {
        JsonObject json = ModelJson.ToObject(BlockRules.Complete(content, NoRequest));
        foreach (string noise in new[] { "plain_text", "href" })
            Remove(json, noise);
        return json.ToJsonString();
    }

    private static void Remove(JsonNode? node, string member)
    {
        switch (node)
        {
            case JsonObject json:
                json.Remove(member);
                foreach (KeyValuePair<string, JsonNode?> entry in json)
                    Remove(entry.Value, member);
                break;
            case JsonArray array:
                foreach (JsonNode? item in array)
                    Remove(item, member);
                break;
        }
    }

    private sealed class TestDirectory : IMarkdownDirectory
    {
        public CustomEmojiIcon? FindEmoji(string name) => name == "party" ? new CustomEmojiIcon(new CustomEmojiId(Guid.Parse(PageId))) { Name = "party", Url = "https://example.com/p.png" } : null;

        public Guid? FindDatabase(Guid dataSource) => dataSource == Guid.Parse(PageId) ? Guid.Parse(DatabaseId) : null;
    }
}
