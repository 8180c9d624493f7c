using Notion.Refit.Http;

namespace Notion.Refit;

/// <summary>The areas of a client without a container.</summary>
/// <param name="transport">What sends and decodes.</param>
internal sealed class StubAreaProvider(RestTransport transport) : IAreaProvider
{
    public T Get<T>()
        where T : class => Stubs.Create<T>(transport);
}
