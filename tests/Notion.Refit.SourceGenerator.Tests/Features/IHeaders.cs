using Refit;

namespace Notion.Refit.SourceGenerator.Tests.Features;

/// <summary>Headers, from three places.</summary>
[Headers("X-Origin: interface", "X-Area: items", "Content-Language: en")]
public interface IHeaders
{
    [Get("/items")]
    Task InheritedAsync();

    [Get("/items")]
    [Headers("x-origin: method", "X-Empty:")]
    Task ReplacedAsync();

    [Get("/items")]
    [Headers("X-Area")]
    Task RemovedAsync();

    [Get("/items")]
    Task DynamicAsync([Header("X-Origin")] string? origin, [Header("X-Number")] int number, [Header("X-Since")] DateTimeOffset? since = null);

    [Get("/items")]
    Task AuthorizedAsync([Authorize] string? token);

    [Get("/items")]
    Task AuthorizedBasicAsync([Authorize("Basic")] string token);

    [Post("/items")]
    Task OfContentAsync([Body] string? text, [Header("Content-Type")] string type);
}
