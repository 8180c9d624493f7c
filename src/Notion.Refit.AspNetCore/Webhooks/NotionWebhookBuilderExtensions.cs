using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Notion.Refit.AspNetCore;
using Notion.Refit.AspNetCore.Webhooks;
using Notion.Refit.AspNetCore.Webhooks.Deliveries;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the services that receive webhooks.</summary>
public static class NotionWebhookBuilderExtensions
{
    /// <summary>Adds the services that receive the webhooks of a client. Map the endpoint with <c>app.MapNotionWebhooks("/notion/webhooks")</c>.</summary>
    /// <remarks>
    /// Without <paramref name="configure"/> the section <c>Notion:Webhooks</c> of the configuration is used, for a client with a name the section
    /// <c>Notion:{name}:Webhooks</c>. Ids of accepted events are remembered in the memory of the process, or in the
    /// <see cref="IDistributedCache"/> when one is registered, or in an <see cref="INotionWebhookDeliveryStore"/> of the app. Adding them again for the
    /// same client only adds to the options.
    /// </remarks>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Sets the options; null for the section of the configuration only.</param>
    /// <returns>The builder, for chaining.</returns>
    public static INotionBuilder AddWebhooks(this INotionBuilder builder, Action<NotionWebhookOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        IServiceCollection services = builder.Services;
        OptionsBuilder<NotionWebhookOptions> options = services.AddOptionsWithValidateOnStart<NotionWebhookOptions>(builder.ClientName)
            .BindConfiguration(builder.ClientName is { } name ? $"Notion:{name}:Webhooks" : "Notion:Webhooks");
        if (configure is not null)
            options.Configure(configure);

        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<NotionWebhookOptions>, WebhookOptionsRules>());
        services.TryAddSingleton<INotionWebhookDeliveryStore>(static provider =>
        {
            TimeProvider time = provider.GetService<TimeProvider>() ?? TimeProvider.System;
            var memory = new MemoryDeliveryStore(time);
            return provider.GetService<IDistributedCache>() is { } cache and not Caching.Distributed.MemoryDistributedCache
                ? ActivatorUtilities.CreateInstance<DistributedDeliveryStore>(provider, memory, cache)
                : memory;
        });
        services.TryAddSingleton<WebhookReceiver>();

        // Hosted once, also when it is added again: each start would add workers.
        int before = services.Count;
        services.TryAddKeyedSingleton(builder.ClientName, static (provider, key) => WebhookService.Create(provider, (string?)key));
        if (services.Count > before)
            services.AddSingleton<IHostedService>(provider => provider.GetRequiredKeyedService<WebhookService>(builder.ClientName));
        return builder;
    }
}
