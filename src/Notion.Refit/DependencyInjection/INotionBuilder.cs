namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Configures a client of Notion.</summary>
/// <remarks>
/// It is the builder of the client's <see cref="HttpClient"/>: <c>ConfigurePrimaryHttpMessageHandler</c> replaces what sends the requests,
/// <c>AddHttpMessageHandler</c> adds a handler that sees each attempt as it goes out.
/// </remarks>
public interface INotionBuilder : IHttpClientBuilder
{
    /// <summary>The name of the client, which is the key of its services and the name of its options; null for the client without a name.</summary>
    string? ClientName { get; }
}
