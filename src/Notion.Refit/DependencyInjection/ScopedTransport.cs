using Notion.Refit.Http;

namespace Notion.Refit.DependencyInjection;

/// <summary>What sends the requests of a scope: over the shared handlers, with the token provider of the scope.</summary>
/// <param name="transport">It.</param>
internal sealed class ScopedTransport(RestTransport transport)
{
    public RestTransport Transport => transport;
}
