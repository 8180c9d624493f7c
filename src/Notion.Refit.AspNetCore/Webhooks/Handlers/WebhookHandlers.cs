using System.Collections.Concurrent;
using Notion.Refit.Models;

namespace Notion.Refit.AspNetCore.Webhooks.Handlers;

/// <summary>The handlers of one endpoint, in the order in which they were added.</summary>
internal sealed class WebhookHandlers
{
    private readonly Lock _lock = new();
    private WebhookHandler[] _all = [];

    // By type of the event: there are as many as Notion has kinds of events.
    private ConcurrentDictionary<Type, WebhookHandler[]> _byType = new();

    public void Add(WebhookHandler handler)
    {
        lock (_lock)
        {
            _all = [.. _all, handler];
            _byType = new ConcurrentDictionary<Type, WebhookHandler[]>();
        }
    }

    /// <summary>Returns the handlers of an event.</summary>
    public WebhookHandler[] For(WebhookEvent notification)
    {
        if (Volatile.Read(ref _byType).TryGetValue(notification.GetType(), out WebhookHandler[]? handlers))
            return handlers;
        lock (_lock)
            return _byType.GetOrAdd(notification.GetType(), [.. _all.Where(handler => handler.Handles(notification))]);
    }
}
