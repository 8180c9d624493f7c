namespace Notion.Refit.Http;

/// <summary>Makes the objects behind the interfaces of the areas: our own stubs over our own transport.</summary>
internal static class Stubs
{
    /// <summary>The handlers that these stubs need around all others: none.</summary>
    public static DelegatingHandler[] CreateHandlers() => [];

    public static T Create<T>(RestTransport transport)
        where T : class => RestStubs.Create<T>(transport);
}
