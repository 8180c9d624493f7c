using Refit;

namespace Notion.Refit.SourceGenerator.Tests.Features;

/// <summary>Multipart bodies.</summary>
public interface IUploads
{
    [Multipart]
    [Post("/uploads/{id}/send")]
    Task<Item> SendAsync(ItemId id, [AliasAs("file")] HttpContent content, [AliasAs("part_number")] string? partNumber = null, CancellationToken cancellationToken = default);

    [Multipart("boundary")]
    [Put("/uploads")]
    Task AllKindsAsync(Stream stream, [AttachmentName("raw.bin")] byte[]? bytes, string text, int number, Item item, [Query] bool draft);
}
