using Refit;

namespace Notion.Refit.SourceGenerator.Tests.Features;

/// <summary>Bodies.</summary>
public interface IBodies
{
    [Post("/items")]
    Task<Item> ModelAsync([Body] Item item, CancellationToken cancellationToken = default);

    [Patch("/items")]
    Task<Item> ByNatureAsync(Item item);

    [Post("/items")]
    Task<Item> OptionalAsync([Body(BodySerializationMethod.Serialized)] Item? item = null);

    [Post("/items")]
    Task<Item> TextAsync([Body] string text);

    [Put("/items")]
    Task<Item> StreamAsync([Body] Stream stream);

    [Put("/items")]
    Task<Item> ContentAsync([Body] HttpContent content);

    [Delete("/items")]
    Task DeleteAsync([Body] Item item);
}
