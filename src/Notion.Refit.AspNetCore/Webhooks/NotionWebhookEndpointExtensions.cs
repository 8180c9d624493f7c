using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Notion.Refit.AspNetCore;
using Notion.Refit.AspNetCore.Webhooks;
using Notion.Refit.AspNetCore.Webhooks.Handlers;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps endpoints that receive Notion's webhooks.</summary>
public static class NotionWebhookEndpointExtensions
{
    /// <summary>Maps an endpoint that receives the webhooks of a client. Add handlers to what it returns.</summary>
    /// <remarks>
    /// <para>A request with a valid signature and a new event is answered with 200 as soon as the event is in the queue. Otherwise the response is
    /// 401 (signature), 400 (not an event), 413 (too large), 415 (not JSON) or 503 (the queue is full or the app is stopping: Notion delivers the
    /// event again). A duplicate is answered with 200 and runs nothing.</para>
    /// <para>The queue is in memory. When the process crashes, the events are lost that were answered with 200 and not handled yet: read the
    /// objects again after a crash, or keep events in a handler that only stores them.</para>
    /// <para>The endpoint allows anonymous requests: the signature authenticates them.</para>
    /// </remarks>
    /// <param name="endpoints">The routes of the app.</param>
    /// <param name="pattern">The route, such as <c>/notion/webhooks</c>.</param>
    /// <param name="clientName">The name of the client; null for the client without a name.</param>
    /// <returns>The endpoint, for adding handlers and conventions.</returns>
    /// <exception cref="InvalidOperationException"><c>AddWebhooks</c> was not called for the client.</exception>
    public static NotionWebhookEndpoint MapNotionWebhooks(this IEndpointRouteBuilder endpoints, [StringSyntax("Route")] string pattern, string? clientName = null)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(pattern);
        IServiceProvider services = endpoints.ServiceProvider;
        WebhookService service = services.GetKeyedService<WebhookService>(clientName)
            ?? throw new InvalidOperationException(clientName is null
                ? "Webhooks are not registered: call services.AddNotion(…).AddWebhooks(…)."
                : $"Webhooks of the client '{clientName}' are not registered: call services.AddNotion(\"{clientName}\", …).AddWebhooks(…).");
        WebhookReceiver receiver = services.GetRequiredService<WebhookReceiver>();
        var handlers = new WebhookHandlers();

        // A RequestDelegate: nothing has to be bound, so no code is generated at run time.
        IEndpointConventionBuilder route = endpoints.MapPost(pattern, (RequestDelegate)(context => receiver.ReceiveAsync(context, service, handlers)));
        route.WithDisplayName($"Notion webhooks: {pattern}").ExcludeFromDescription().DisableAntiforgery().AllowAnonymous();
        return new NotionWebhookEndpoint(route, handlers, services.GetService<IServiceProviderIsService>());
    }

    /// <summary>Maps an endpoint whose events are handled by a class, made for each event from the services of a scope.</summary>
    /// <typeparam name="THandler">The class.</typeparam>
    /// <param name="endpoints">The routes of the app.</param>
    /// <param name="pattern">The route, such as <c>/notion/webhooks</c>.</param>
    /// <param name="clientName">The name of the client; null for the client without a name.</param>
    /// <returns>The endpoint, for adding further handlers and conventions.</returns>
    /// <exception cref="InvalidOperationException"><c>AddWebhooks</c> was not called for the client.</exception>
    public static NotionWebhookEndpoint MapNotionWebhooks<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] THandler>(
        this IEndpointRouteBuilder endpoints, [StringSyntax("Route")] string pattern, string? clientName = null)
        where THandler : NotionWebhookHandler =>
        endpoints.MapNotionWebhooks(pattern, clientName).Add<THandler>();
}
