namespace Notion.Refit.AspNetCore;

/// <summary>The ids of the events that were accepted, so that a repeated delivery runs no handler.</summary>
/// <remarks>Register an implementation as a singleton to replace the memory of the process and the distributed cache.</remarks>
public interface INotionWebhookDeliveryStore
{
    /// <summary>Adds the id of an event, unless it is known.</summary>
    /// <param name="eventId">The id of the event.</param>
    /// <param name="lifetime">The time for which the id is remembered.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>Whether the id was added; false when it is known: the event is a duplicate.</returns>
    ValueTask<bool> TryAddAsync(string eventId, TimeSpan lifetime, CancellationToken cancellationToken);

    /// <summary>Removes the id of an event that was not accepted after all, so that its next delivery is.</summary>
    /// <param name="eventId">The id of the event.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>A task that ends when the id is removed.</returns>
    ValueTask RemoveAsync(string eventId, CancellationToken cancellationToken);
}
