using Notion.Refit.Models;

namespace Notion.Refit.AspNetCore.Webhooks.Handlers;

/// <summary>The handlers of one endpoint, in the order in which they were added.</summary>
internal sealed class WebhookHandlers
{
    private readonly Lock _lock = new();
    private WebhookHandler[] _all = [];

    public void Add(WebhookHandler handler)
    {
        lock (_lock)
            _all = [.. _all, handler];
    }

    /// <summary>Returns the handlers of an event.</summary>
    public IReadOnlyList<WebhookHandler> For(WebhookEvent notification) => [.. _all.Where(handler => handler.Handles(notification))];
}
