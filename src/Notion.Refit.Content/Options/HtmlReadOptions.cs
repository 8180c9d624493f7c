using Notion.Refit.Models;

namespace Notion.Refit.Content;

/// <summary>Options for reading HTML.</summary>
public sealed record HtmlReadOptions
{
    /// <summary>Gets the address of the page, against which relative addresses are resolved; a <c>base</c> element of the page wins. Default: none.</summary>
    public Uri? BaseUri { get; init; }

    /// <summary>Gets whether content that would be dropped is a <see cref="ContentLossException"/>. Default: false.</summary>
    public bool Strict { get; init; }

    /// <summary>Gets a function that maps the address of a link that is still relative to an absolute one; null as its result drops the link.</summary>
    public Func<string, string?>? ResolveLink { get; init; }

    /// <summary>Gets a function that maps the address of an image or file that is not on the web to an upload; null as its result keeps the text only.</summary>
    public Func<string, WritableFileSource?>? ResolveAsset { get; init; }

    /// <summary>Gets the most characters that are read. Default: 10,000,000.</summary>
    public int MaxLength { get; init; } = 10_000_000;
}
