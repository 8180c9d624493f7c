using Notion.Refit.Content.NotionSyntax.Inline;
using Notion.Refit.Models;

namespace Notion.Refit.Content.NotionSyntax.Enhanced;

/// <summary>The first syntax, <c>v1</c>: enhanced Markdown.</summary>
internal sealed class EnhancedSyntax : IMarkdownSyntax
{
    public static EnhancedSyntax Instance { get; } = new();

    public MarkdownText Write(IReadOnlyList<MarkdownBlock> blocks, MarkdownAddresses addresses) => new EnhancedWriter(addresses).Write(blocks);

    public string Fingerprint(MarkdownBlock block, MarkdownAddresses addresses) =>
        new EnhancedWriter(addresses, isFingerprint: true).Write([block.Content is TableBlock ? block : block with { Children = [] }]).Text;

    public IReadOnlyList<MarkdownBlock> Read(string text, IMarkdownDirectory directory) => new EnhancedReader(text, directory).Read();

    public RichTextList ReadText(string text, IMarkdownDirectory directory) => InlineReader.Read(text, directory);
}
