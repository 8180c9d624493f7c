using Notion.Refit.Models;

namespace Notion.Refit.Content;

/// <summary>Options for reading Markdown.</summary>
public sealed record MarkdownReadOptions
{
    /// <summary>Gets the dialect. Default: <see cref="MarkdownSyntax.Automatic"/>.</summary>
    public MarkdownSyntax Syntax { get; init; }

    /// <summary>Gets what a line end within a paragraph becomes. Default: a blank.</summary>
    public SoftBreak SoftBreak { get; init; }

    /// <summary>Gets whether content that would be dropped is a <see cref="ContentLossException"/>. Default: false.</summary>
    public bool Strict { get; init; }

    /// <summary>Gets a function that maps the address of a relative link to an absolute one, such as that of a page; null as its result drops the link.</summary>
    public Func<string, string?>? ResolveLink { get; init; }

    /// <summary>Gets a function that maps the address of an image or file that is not on the web to an upload; null as its result keeps the text only.</summary>
    public Func<string, WritableFileSource?>? ResolveAsset { get; init; }

    /// <summary>
    /// Gets whether <c>[[Page]]</c>, <c>[[Page|text]]</c> and <c>![[image.png]]</c> are links, as in Obsidian. The functions above get the address
    /// with its brackets: <c>[[Page#Heading]]</c>. Not in Notion's own syntaxes. Default: false.
    /// </summary>
    public bool WikiLinks { get; init; }

    /// <summary>Gets the most characters that are read. Default: 10,000,000.</summary>
    public int MaxLength { get; init; } = 10_000_000;
}
