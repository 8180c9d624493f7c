using Notion.Refit.Models;

namespace Notion.Refit.AspNetCore.Webhooks.Handlers;

/// <summary>A handler of events.</summary>
/// <param name="eventType">The type of the events; those of derived types are handled too.</param>
/// <param name="run">Handles an event with the services of a scope of its own.</param>
internal sealed class WebhookHandler(Type eventType, Func<IServiceProvider, WebhookEvent, CancellationToken, Task> run)
{
    public bool Handles(WebhookEvent notification) => eventType.IsInstanceOfType(notification);

    public Task RunAsync(IServiceProvider services, WebhookEvent notification, CancellationToken cancellationToken) =>
        run(services, notification, cancellationToken);
}
