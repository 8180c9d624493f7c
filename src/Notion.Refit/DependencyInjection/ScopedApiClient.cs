using Notion.Refit.Calls;

namespace Notion.Refit.DependencyInjection;

/// <summary>The client of a scope: over the shared handlers, with the token provider of the scope.</summary>
/// <param name="api">The client to use in this scope.</param>
internal sealed class ScopedApiClient(ApiClient api)
{
    public ApiClient Api => api;
}
