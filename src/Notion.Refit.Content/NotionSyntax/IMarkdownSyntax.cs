using Notion.Refit.Models;

namespace Notion.Refit.Content.NotionSyntax;

/// <summary>One of the two syntaxes of documents: how blocks become text, and text blocks.</summary>
internal interface IMarkdownSyntax
{
    /// <summary>Writes a document.</summary>
    MarkdownText Write(IReadOnlyList<MarkdownBlock> blocks, MarkdownAddresses addresses);

    /// <summary>A block by itself, in a form in which equal blocks are equal text: without its children, and without what changes by itself.</summary>
    string Fingerprint(MarkdownBlock block, MarkdownAddresses addresses);

    /// <summary>Reads a document. Any text can be read.</summary>
    IReadOnlyList<MarkdownBlock> Read(string text, IMarkdownDirectory directory);

    /// <summary>Reads text without blocks.</summary>
    RichTextList ReadText(string text, IMarkdownDirectory directory);
}
