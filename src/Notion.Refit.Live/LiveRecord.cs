namespace Notion.Refit.Live;

/// <summary>The knowledge of one object, in the form in which a storage keeps it.</summary>
/// <param name="Id">The id of the object.</param>
/// <param name="Kind">The kind of the object, such as <c>page</c>.</param>
/// <param name="Json">The object with the blocks in it and its freshness, in UTF-8; null removes the record.</param>
public sealed record LiveRecord(Guid Id, string Kind, ReadOnlyMemory<byte>? Json);
