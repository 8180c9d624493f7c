namespace Notion.Refit.Calls;

/// <summary>The areas of a client without a container.</summary>
/// <param name="api">The client of all areas.</param>
internal sealed class ApiAreaProvider(ApiClient api) : IAreaProvider
{
    public T Get<T>()
        where T : class => api.Area<T>();
}
