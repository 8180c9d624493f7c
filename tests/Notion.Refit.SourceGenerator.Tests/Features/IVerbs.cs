using Refit;

namespace Notion.Refit.SourceGenerator.Tests.Features;

/// <summary>Each verb.</summary>
public interface IVerbs
{
    [Get("/items/first")]
    Task<Item> GetAsync(CancellationToken cancellationToken = default);

    [Post("/items")]
    Task PostAsync(CancellationToken cancellationToken = default);

    [Put("/items/first")]
    Task PutAsync();

    [Patch("/items/first")]
    Task PatchAsync();

    [Delete("/items/first?force=true&quiet")]
    Task DeleteAsync();

    [Head("/items/first")]
    Task<HttpResponseMessage> HeadAsync();
}
