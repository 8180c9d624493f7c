namespace Notion.Refit.Content;

/// <summary>A file in a block.</summary>
/// <param name="Kind">The type of the block: <c>image</c>, <c>video</c>, <c>audio</c>, <c>pdf</c> or <c>file</c>.</param>
/// <param name="Url">The address; that of an upload which was not read back yet is <c>file-upload://</c> with the id.</param>
public sealed record ContentFile(string Kind, string Url)
{
    /// <summary>Gets the id of the block; null when it has none yet.</summary>
    public BlockId? BlockId { get; init; }

    /// <summary>Gets the file name; null when it is not known.</summary>
    public string? Name { get; init; }

    /// <summary>Gets the time at which a signed address ends; null for an address that stays.</summary>
    public DateTimeOffset? ExpiryTime { get; init; }
}
