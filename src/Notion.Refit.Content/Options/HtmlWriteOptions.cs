namespace Notion.Refit.Content;

/// <summary>Options for writing HTML.</summary>
public sealed record HtmlWriteOptions
{
    /// <summary>Gets whether content that would be dropped is a <see cref="ContentLossException"/>. Default: false.</summary>
    public bool Strict { get; init; }

    /// <summary>Gets a function that maps a page, database or block to an address; null as its result keeps the address on notion.so.</summary>
    public Func<ContentReference, string?>? ResolveLink { get; init; }

    /// <summary>Gets a function that maps a file to an address; null as its result keeps the address.</summary>
    public Func<ContentFile, string?>? ResolveAsset { get; init; }
}
