using System.Text.Json;
using Notion.Refit.Json;

namespace Notion.Refit;

/// <summary>The Notion API: a property an area, each of which can also be injected by itself.</summary>
/// <remarks>Safe to use by several threads at once. Its calls fail with a <see cref="NotionException"/>.</remarks>
public partial interface INotionClient
{
    /// <summary>Sends a request of an operation the library does not know yet, with everything that the known ones get: authentication, time limits, errors.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="NotionException">The request failed.</exception>
    Task<JsonElement> SendAsync(NotionRequest request, CancellationToken cancellationToken = default);

    /// <summary>Sends a request of an operation the library does not know yet, whose answer is one of the known models.</summary>
    /// <typeparam name="T">The model of the answer.</typeparam>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="NotionException">The request failed.</exception>
    Task<T> SendAsync<T>(NotionRequest request, CancellationToken cancellationToken = default)
        where T : INotionModel<T>;
}
