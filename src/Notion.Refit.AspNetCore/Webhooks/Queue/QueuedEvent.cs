using Notion.Refit.AspNetCore.Webhooks.Handlers;
using Notion.Refit.Models;

namespace Notion.Refit.AspNetCore.Webhooks.Queue;

/// <summary>An accepted event that waits for its handlers.</summary>
/// <param name="notification">The event.</param>
/// <param name="handlers">The handlers of the endpoint that received it.</param>
internal sealed class QueuedEvent(WebhookEvent notification, WebhookHandlers handlers)
{
    public WebhookEvent Notification => notification;

    public WebhookHandlers Handlers => handlers;

    /// <summary>The number of attempts so far.</summary>
    public int Attempts { get; set; }

    /// <summary>The number of handlers that have succeeded: the next attempt goes on with the one that failed.</summary>
    public int Succeeded { get; set; }

    /// <summary>The place of the event among those with the same timestamp.</summary>
    public long Order { get; set; }

    /// <summary>The id of the object that the event is about; events of one object are handled one by one.</summary>
    public string ObjectKey { get; } = notification.Entity is { } entity ? entity.Id.ToString() : notification.Id;

    public string TypeName => notification is UnknownWebhookEvent unknown ? unknown.Type : notification.GetType().Name;
}
