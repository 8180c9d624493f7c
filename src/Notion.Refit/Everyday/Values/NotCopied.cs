namespace Notion.Refit;

/// <summary>A part of a page or block that a copy does not have, or has in another form.</summary>
/// <param name="Place">The place: the name of a property, or the kind and id of a block.</param>
/// <param name="Reason">The reason, and what the copy has instead.</param>
public sealed record NotCopied(string Place, string Reason)
{
    /// <summary>Returns place and reason.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{Place}: {Reason}";
}
