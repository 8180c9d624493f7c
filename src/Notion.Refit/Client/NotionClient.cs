using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Notion.Refit.Authentication;
using Notion.Refit.Calls;
using Notion.Refit.Configuration;
using Notion.Refit.Http;
using Notion.Refit.Json;
using Notion.Refit.Resilience;
using Notion.Refit.Telemetry;

namespace Notion.Refit;

/// <summary>The Notion API without a container: for scripts and small programs.</summary>
/// <remarks>
/// Make one and keep it: it owns the connections. In an app with a container use <c>services.AddNotion(…)</c> and inject
/// <see cref="INotionClient"/> or one of the areas. Made this way the client traces and counts (<see cref="NotionTelemetry"/>), but does not log.
/// </remarks>
public sealed partial class NotionClient : INotionClient, IDisposable
{
    private readonly ApiClient _api;
    private readonly IAreaProvider _areas;
    private readonly HttpClient? _ownedClient;

    internal NotionClient(ApiClient api, IAreaProvider? areas = null, HttpClient? ownedClient = null)
    {
        _api = api;
        _areas = areas ?? new ApiAreaProvider(api);
        _ownedClient = ownedClient;
    }

    /// <summary>Creates a client.</summary>
    /// <param name="token">The token of the connection.</param>
    /// <param name="configure">Changes other options.</param>
    /// <returns>The client. Dispose it when it is not needed any more.</returns>
    /// <exception cref="ArgumentException">There is no token.</exception>
    /// <exception cref="OptionsValidationException">The options make no sense; the message says what to set.</exception>
    public static NotionClient Create(string token, Action<NotionOptions>? configure = null) =>
        Create(token, PrimaryHandler.Create(), disposeHandler: true, configure);

    /// <summary>Creates a client over another way to send requests: a proxy, a recorder, the handler of a test.</summary>
    /// <param name="token">The token of the connection.</param>
    /// <param name="handler">What sends the requests. It stays the caller's: the client does not dispose it.</param>
    /// <param name="configure">Changes other options.</param>
    /// <returns>The client. Dispose it when it is not needed any more.</returns>
    /// <exception cref="ArgumentException">There is no token.</exception>
    /// <exception cref="OptionsValidationException">The options make no sense; the message says what to set.</exception>
    public static NotionClient Create(string token, HttpMessageHandler handler, Action<NotionOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(handler);
        return Create(token, handler, disposeHandler: false, configure);
    }

    /// <inheritdoc/>
    public async Task<JsonElement> SendAsync(NotionRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        RawJson answer = await _api.SendAsync<RawJson>(request.ToMessage(), cancellationToken).ConfigureAwait(false);
        return answer.Value;
    }

    /// <inheritdoc/>
    public Task<T> SendAsync<T>(NotionRequest request, CancellationToken cancellationToken = default)
        where T : INotionModel<T>
    {
        ArgumentNullException.ThrowIfNull(request);
        return _api.SendAsync<T>(request.ToMessage(), cancellationToken);
    }

    /// <summary>Closes the connections. Requests under way are cancelled. A client from a container has none of its own.</summary>
    public void Dispose() => _ownedClient?.Dispose();

    private static NotionClient Create(string token, HttpMessageHandler handler, bool disposeHandler, Action<NotionOptions>? configure)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(token);
        var options = new NotionOptions { Token = token };
        configure?.Invoke(options);
        ValidateOptionsResult result = new NotionOptionsValidator().Validate(Options.DefaultName, options);
        if (result.Failed)
            throw new OptionsValidationException(Options.DefaultName, typeof(NotionOptions), result.Failures);

        var tokens = new OptionsTokenProvider(() => options);
        var telemetry = new ClientTelemetry(NullLogger.Instance, NotionMetrics.Shared, TimeProvider.System);
        HttpMessageHandler chain = disposeHandler ? handler : new LentHandler(handler);
        var handlers = new HandlerChain(() => tokens, () => options, telemetry, new LimiterScope(new LimiterRegistry()), TimeProvider.System);
        foreach (DelegatingHandler outer in handlers.CreateAll().Reverse())
        {
            outer.InnerHandler = chain;
            chain = outer;
        }

        var client = new HttpClient(chain);
        HandlerChain.Configure(client, options);
        return new NotionClient(ApiClient.Over(client, new ApiSettings(TimeProvider.System)), areas: null, client);
    }
}
