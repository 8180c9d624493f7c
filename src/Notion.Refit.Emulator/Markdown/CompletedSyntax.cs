using Notion.Refit.Content.NotionSyntax;
using Notion.Refit.Emulator.Documents.Content;
using Notion.Refit.Everyday.Trees;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Markdown;

/// <summary>A syntax whose readers return rich text as the workspace keeps it: with every annotation, equal neighbours joined.</summary>
/// <param name="inner">The syntax.</param>
internal sealed class CompletedSyntax(IMarkdownSyntax inner) : IMarkdownSyntax
{
    public MarkdownText Write(IReadOnlyList<MarkdownBlock> blocks, MarkdownAddresses addresses) => inner.Write(blocks, addresses);

    public string Fingerprint(MarkdownBlock block, MarkdownAddresses addresses) => inner.Fingerprint(block, addresses);

    public IReadOnlyList<MarkdownBlock> Read(string text, IMarkdownDirectory directory) => [.. inner.Read(text, directory).Select(Complete)];

    public RichTextList ReadText(string text, IMarkdownDirectory directory) => RichTextRules.Complete(inner.ReadText(text, directory));

    private static MarkdownBlock Complete(MarkdownBlock block) => block with
    {
        Content = block.Content is { } content ? BlockTextMap.Of(content, RichTextRules.Complete) : null,
        Children = [.. block.Children.Select(Complete)],
    };
}
