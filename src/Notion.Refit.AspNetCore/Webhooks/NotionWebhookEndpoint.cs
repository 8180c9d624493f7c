using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Notion.Refit.AspNetCore.Webhooks.Handlers;
using Notion.Refit.Models;

namespace Notion.Refit.AspNetCore;

/// <summary>An endpoint that receives webhooks, and its handlers.</summary>
/// <remarks>
/// <para>The parameters of a handler are bound as in minimal APIs: the event, a <see cref="CancellationToken"/>, and services, also with
/// <c>[FromKeyedServices]</c>; a parameter with a default value may have no service. Each handler runs in a service scope of its own, after the response. Handlers of an event run in the order in
/// which they were added; when one fails, the next attempt goes on with it.</para>
/// <para>Events of one object run one by one, those that wait by timestamp; events of different objects run concurrently.</para>
/// </remarks>
public sealed class NotionWebhookEndpoint : IEndpointConventionBuilder
{
    private readonly IEndpointConventionBuilder _route;
    private readonly WebhookHandlers _handlers;
    private readonly IServiceProviderIsService? _services;

    internal NotionWebhookEndpoint(IEndpointConventionBuilder route, WebhookHandlers handlers, IServiceProviderIsService? services)
    {
        _route = route;
        _handlers = handlers;
        _services = services;
    }

    /// <summary>Adds a handler of the events of a type.</summary>
    /// <typeparam name="TEvent">The type, such as <see cref="PageContentUpdated"/>.</typeparam>
    /// <param name="handler">The handler. It takes the event, and what else it needs, and returns a task or nothing.</param>
    /// <returns>The endpoint, for chaining.</returns>
    /// <exception cref="ArgumentException">A parameter cannot be bound, or the handler returns something else than a task.</exception>
    public NotionWebhookEndpoint On<TEvent>(Delegate handler)
        where TEvent : WebhookEvent
    {
        ArgumentNullException.ThrowIfNull(handler);
        _handlers.Add(HandlerBinding.Bind(typeof(TEvent), handler, _services));
        return this;
    }

    /// <summary>Adds a handler of all events, known and unknown. It takes a <see cref="WebhookEvent"/>.</summary>
    /// <param name="handler">The handler.</param>
    /// <returns>The endpoint, for chaining.</returns>
    /// <exception cref="ArgumentException">A parameter cannot be bound, or the handler returns something else than a task.</exception>
    public NotionWebhookEndpoint OnAny(Delegate handler) => On<WebhookEvent>(handler);

    /// <summary>Adds a handler of events whose type this version of the library does not know. It takes an <see cref="UnknownWebhookEvent"/>.</summary>
    /// <param name="handler">The handler.</param>
    /// <returns>The endpoint, for chaining.</returns>
    /// <exception cref="ArgumentException">A parameter cannot be bound, or the handler returns something else than a task.</exception>
    public NotionWebhookEndpoint OnUnknown(Delegate handler) => On<UnknownWebhookEvent>(handler);

    /// <summary>Adds a class with a method an event, made for each event from the services of a scope.</summary>
    /// <typeparam name="THandler">The class.</typeparam>
    /// <returns>The endpoint, for chaining.</returns>
    public NotionWebhookEndpoint Add<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] THandler>()
        where THandler : NotionWebhookHandler
    {
        _handlers.Add(new WebhookHandler(typeof(WebhookEvent), static (services, notification, cancellationToken) =>
            ActivatorUtilities.GetServiceOrCreateInstance<THandler>(services).HandleAsync(notification, cancellationToken)));
        return this;
    }

    /// <inheritdoc/>
    public void Add(Action<EndpointBuilder> convention) => _route.Add(convention);

    /// <inheritdoc/>
    public void Finally(Action<EndpointBuilder> finallyConvention) => _route.Finally(finallyConvention);
}
