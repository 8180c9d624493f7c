namespace Notion.Refit.Content;

/// <summary>Options for writing Markdown.</summary>
public sealed record MarkdownWriteOptions
{
    /// <summary>Gets the dialect. Default: <see cref="MarkdownProfile.GitHub"/>.</summary>
    public MarkdownProfile Profile { get; init; }

    /// <summary>Gets whether content that would be dropped is a <see cref="ContentLossException"/>. Default: false.</summary>
    public bool Strict { get; init; }

    /// <summary>Gets a function that maps a page, database or block to an address, such as a relative path; null as its result keeps the address on notion.so.</summary>
    public Func<ContentReference, string?>? ResolveLink { get; init; }

    /// <summary>Gets a function that maps a file to an address, such as the path to which it was saved; null as its result keeps the address.</summary>
    public Func<ContentFile, string?>? ResolveAsset { get; init; }

    /// <summary>Gets a function that writes blocks its own way: the Markdown of a block with its children, or null for the usual form. GitHub profile only.</summary>
    public Func<ContentBlock, string?>? WriteBlock { get; init; }
}
