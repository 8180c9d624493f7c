using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Notion.Refit.Authentication;
using Notion.Refit.Configuration;
using Notion.Refit.Http;
using Notion.Refit.Telemetry;

namespace Notion.Refit.DependencyInjection;

/// <summary>The services of one client. Those of the client without a name have no key, all others its name.</summary>
internal static class NotionRegistration
{
    private const string HttpClientName = "Notion.Refit";

    public static INotionBuilder Add(IServiceCollection services, string? name)
    {
        ArgumentNullException.ThrowIfNull(services);
        var builder = new NotionBuilder(name, services.AddHttpClient(name is null ? HttpClientName : $"{HttpClientName}:{name}"));
        if (ClientLifetime.Find(services, name) is not { } lifetime)
            lifetime = Add(services, builder);
        if (RegisteredTokenProviders.IsScoped(services, name))
            lifetime.MakeScoped();
        return builder;
    }

    public static OptionsBuilder<NotionOptions> Options(INotionBuilder builder) => builder.Services.AddOptions<NotionOptions>(builder.ClientName);

    // With a null key the descriptor is that of a service without a key.
    internal static ServiceDescriptor Singleton<T>(string? name, Func<IServiceProvider, object?, T> factory)
        where T : class => new(typeof(T), name, factory, ServiceLifetime.Singleton);

    private static ClientLifetime Add(IServiceCollection services, NotionBuilder builder)
    {
        string? name = builder.ClientName;
        services.AddOptionsWithValidateOnStart<NotionOptions>(name);
        services.TryAddSingleton(new RegisteredTokenProviders(services));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<NotionOptions>, NotionOptionsValidator>());
        services.TryAddSingleton(static provider => provider.GetService<IMeterFactory>() is { } meters ? new NotionMetrics(meters) : NotionMetrics.Shared);
        services.Add(Singleton(name, (provider, _) => new CurrentOptions(Monitor(provider), OptionsName(name))));
        AddHttp(builder);

        services.Add(Singleton(name, (provider, _) => new RestTransport(provider.GetRequiredService<IHttpClientFactory>().CreateClient(builder.Name), Time(provider))));
        services.TryAdd(Singleton<INotionClientFactory>(name, (provider, _) => new NotionClientFactory(provider, builder)));

        var lifetime = new ClientLifetime(services, builder);
        services.Add(new ServiceDescriptor(typeof(ClientLifetime), name, lifetime));
        lifetime.AddSingletons();
        return lifetime;
    }

    private static void AddHttp(NotionBuilder builder)
    {
        string? key = builder.ClientName;

        builder.ConfigurePrimaryHttpMessageHandler(PrimaryHandler.Create);

        // The clients are singletons: nobody would see a new handler. Connections are renewed by the handler itself.
        builder.SetHandlerLifetime(Timeout.InfiniteTimeSpan);

        // The factory's loggers would write each attempt a second time, with whole addresses instead of routes and, at Trace, with headers;
        // and they cost two handlers.
        builder.RemoveAllLoggers();
        builder.ConfigureHttpClient((provider, client) => HandlerChain.Configure(client, Monitor(provider).Get(OptionsName(key))));
        builder.ConfigureAdditionalHttpMessageHandlers((handlers, provider) =>
        {
            CurrentOptions options = provider.GetRequiredKeyedService<CurrentOptions>(key);
            NotionOptions Current() => options.Value;

            // Requests of scopes bring their provider along.
            INotionTokenProvider Tokens() => RegisteredTokenProviders.IsScoped(builder.Services, key)
                ? throw new InvalidOperationException("The tokens of this client come from a scope: send the request by INotionClient or an area, resolved from a scope.")
                : provider.GetKeyedService<INotionTokenProvider>(key) ?? new OptionsTokenProvider(Current);

            // First: what an app adds sees the requests as they go out.
            int index = 0;
            foreach (DelegatingHandler handler in HandlerChain.Create(Tokens, Current, Telemetry(provider), Time(provider)))
                handlers.Insert(index++, handler);
        });
    }

    private static string OptionsName(string? clientName) => clientName ?? Microsoft.Extensions.Options.Options.DefaultName;

    private static IOptionsMonitor<NotionOptions> Monitor(IServiceProvider provider) => provider.GetRequiredService<IOptionsMonitor<NotionOptions>>();

    private static ClientTelemetry Telemetry(IServiceProvider provider) => new(
        provider.GetService<ILoggerFactory>()?.CreateLogger(NotionTelemetry.LoggerCategory) ?? NullLogger.Instance,
        provider.GetRequiredService<NotionMetrics>(),
        Time(provider));

    internal static TimeProvider Time(IServiceProvider provider) => provider.GetService<TimeProvider>() ?? TimeProvider.System;
}
