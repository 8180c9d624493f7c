using Notion.Refit.Models;

namespace Notion.Refit.AspNetCore;

/// <summary>An event that could not be handled.</summary>
/// <param name="ClientName">The name of the client whose endpoint received it; null for the client without a name.</param>
/// <param name="Notification">The event.</param>
/// <param name="Exception">The exception of the last attempt.</param>
/// <param name="Attempts">The number of attempts.</param>
public sealed record NotionWebhookFailure(string? ClientName, WebhookEvent Notification, Exception Exception, int Attempts);
