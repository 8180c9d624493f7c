using Refit;

namespace Notion.Refit.SourceGenerator.Tests.Features;

/// <summary>What comes back.</summary>
public interface IResults
{
    [Get("/items")]
    Task NothingAsync();

    [Get("/items")]
    ValueTask NothingAsValueAsync();

    [Get("/items")]
    Task<string> TextAsync();

    [Get("/items")]
    Task<HttpResponseMessage> ResponseAsync();

    [Get("/items")]
    Task<Item> ModelAsync();

    [Get("/items")]
    ValueTask<Item> ModelAsValueAsync();
}
