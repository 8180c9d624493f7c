using Notion.Refit.Http;
using Notion.Refit.Models;

namespace Notion.Refit.Benchmarks.Calls;

/// <summary>What our source generator writes for <see cref="INotionPages.RetrieveAsync"/>, so that it stands beside Refit's stub in a build that has only that.</summary>
/// <param name="transport">What sends the requests.</param>
internal sealed class GeneratedPages(IRestTransport transport)
{
    public Task<Page> RetrieveAsync(PageId pageId, IReadOnlyList<PropertyId>? filterProperties = null, CancellationToken cancellationToken = default)
    {
        var uri = new RequestUriBuilder(stackalloc char[256]);
        uri.AppendLiteral("/v1/pages/");
        uri.AppendPath(pageId, nameof(pageId));
        uri.AppendQueryEach("filter_properties", filterProperties);

        var message = new RestRequest(HttpMethod.Get, uri.ToUri(), "/v1/pages/{page_id}");
        return transport.SendAsync<Page>(message, cancellationToken);
    }
}
