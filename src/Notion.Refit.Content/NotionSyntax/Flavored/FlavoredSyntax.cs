using Notion.Refit.Content.NotionSyntax.Inline;
using Notion.Refit.Models;

namespace Notion.Refit.Content.NotionSyntax.Flavored;

/// <summary>The second syntax, <c>v2</c>: Notion-flavored Markdown.</summary>
internal sealed class FlavoredSyntax : IMarkdownSyntax
{
    public static FlavoredSyntax Instance { get; } = new();

    public MarkdownText Write(IReadOnlyList<MarkdownBlock> blocks, MarkdownAddresses addresses) => new FlavoredWriter(addresses).Write(blocks);

    public string Fingerprint(MarkdownBlock block, MarkdownAddresses addresses) =>
        new FlavoredWriter(addresses, isFingerprint: true).Write([block.Content is TableBlock ? block : block with { Children = [] }]).Text;

    public IReadOnlyList<MarkdownBlock> Read(string text, IMarkdownDirectory directory) => new FlavoredReader(text, directory).Read();

    public RichTextList ReadText(string text, IMarkdownDirectory directory) => InlineReader.Read(text, directory, isFlavored: true);
}
