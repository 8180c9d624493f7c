using System.Diagnostics.Metrics;
using global::Refit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Notion.Refit.Authentication;
using Notion.Refit.Calls;
using Notion.Refit.Configuration;
using Notion.Refit.Http;
using Notion.Refit.Resilience;
using Notion.Refit.Telemetry;

namespace Notion.Refit.DependencyInjection;

/// <summary>Adds a client to a container. The services of the client without a name have no key, those of all others its name.</summary>
internal static class NotionRegistration
{
    public static INotionBuilder Add(IServiceCollection services, string? name)
    {
        ArgumentNullException.ThrowIfNull(services);
        NotionClients clients = NotionClients.Of(services);
        if (clients.Find(name) is not { } client)
            client = Add(services, clients, name);
        if (clients.HasScopedTokens(name))
            new ClientServices(services, clients).MakeScoped(client);
        return new NotionBuilder(client, services);
    }

    /// <summary>Makes a client scoped, since its token provider is.</summary>
    public static void MakeScoped(INotionBuilder builder)
    {
        NotionClients clients = NotionClients.Of(builder.Services);
        new ClientServices(builder.Services, clients).MakeScoped(clients.Find(builder.ClientName)!);
    }

    public static OptionsBuilder<NotionOptions> Options(INotionBuilder builder) => builder.Services.AddOptions<NotionOptions>(builder.ClientName);

    public static ILogger Logger(IServiceProvider provider) => provider.GetService<ILoggerFactory>()?.CreateLogger(NotionTelemetry.LoggerCategory) ?? NullLogger.Instance;

    public static TimeProvider Time(IServiceProvider provider) => provider.GetService<TimeProvider>() ?? TimeProvider.System;

    private static RegisteredClient Add(IServiceCollection services, NotionClients clients, string? name)
    {
        services.AddOptionsWithValidateOnStart<NotionOptions>(name);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<NotionOptions>, NotionOptionsValidator>());
        services.TryAddSingleton<LimiterRegistry>();
        services.TryAddSingleton(static provider => provider.GetService<IMeterFactory>() is { } meters ? new NotionMetrics(meters) : NotionMetrics.Shared);

        var client = new RegisteredClient(name);
        bool isFirst = name is null || !clients.HasNamed;
        clients.Add(client);
        if (isFirst)
            new ClientServices(services, clients).AddSingletons(client);
        AddHttp(services, clients, client);
        return client;
    }

    private static void AddHttp(IServiceCollection services, NotionClients clients, RegisteredClient client)
    {
        string? name = client.Name;
        RefitSettings Settings(IServiceProvider provider) => provider.GetRequiredKeyedService<ApiSettings>(name).Refit;
        IHttpClientBuilder builder = name is null
            ? services.AddRefitGeneratedClient<INotionApi>(Settings, client.HttpName)
            : services.AddKeyedRefitGeneratedClient<INotionApi>(name, Settings, client.HttpName);

        // After the registration of Refit, which sets a handler of its own.
        builder.ConfigurePrimaryHttpMessageHandler(PrimaryHandler.Create);

        // The clients are singletons and would not see a new handler. The handler renews connections itself.
        builder.SetHandlerLifetime(Timeout.InfiniteTimeSpan);

        // The factory's loggers would write each attempt a second time, with whole addresses instead of routes and, at Trace, with headers;
        // and they cost two handlers.
        builder.RemoveAllLoggers();
        builder.ConfigureHttpClient((provider, http) => HandlerChain.Configure(http, provider.GetRequiredKeyedService<CurrentOptions>(client.Name).Initial));

        builder.AddResilienceHandler(HandlerChain.ResilienceName, (pipeline, context) => Chain(context.ServiceProvider, clients, client).AddResilience(pipeline));
        builder.ConfigureAdditionalHttpMessageHandlers((handlers, provider) => Arrange(handlers, Chain(provider, clients, client)));
    }

    // Handlers of the app see the requests as they are sent: those of its defaults for all clients, which are here already, and those it adds.
    private static void Arrange(IList<DelegatingHandler> handlers, HandlerChain chain)
    {
        DelegatingHandler resilience = handlers[^1];

        // A resilience handler of the defaults would repeat what this one repeats, and creations at that.
        for (int i = handlers.Count - 1; i >= 0; i--)
        {
            if (handlers[i] is ResilienceHandler)
                handlers.RemoveAt(i);
        }

        int index = 0;
        foreach (DelegatingHandler handler in (IEnumerable<DelegatingHandler>)[.. chain.CreateOuter(), resilience, .. chain.CreateInner()])
            handlers.Insert(index++, handler);
    }

    private static HandlerChain Chain(IServiceProvider provider, NotionClients clients, RegisteredClient client)
    {
        CurrentOptions options = provider.GetRequiredKeyedService<CurrentOptions>(client.Name);
        NotionOptions Current() => options.Value;

        // Requests of scopes carry their provider.
        INotionTokenProvider Tokens() => clients.HasScopedTokens(client.Name)
            ? throw new InvalidOperationException("The tokens of this client come from a scope: send the request by INotionClient or an area, resolved from a scope.")
            : provider.GetKeyedService<INotionTokenProvider>(client.Name) ?? new OptionsTokenProvider(Current);
        return new HandlerChain(Tokens, Current, Telemetry(provider), provider.GetRequiredKeyedService<LimiterScope>(client.Name), Time(provider));
    }

    private static ClientTelemetry Telemetry(IServiceProvider provider) => new(
        Logger(provider),
        provider.GetRequiredService<NotionMetrics>(),
        Time(provider));
}
