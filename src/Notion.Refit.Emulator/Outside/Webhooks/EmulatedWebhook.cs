using Notion.Refit.Emulator.State;

namespace Notion.Refit.Emulator;

/// <summary>A webhook subscription of an emulator.</summary>
/// <remarks>All members are safe for concurrent use.</remarks>
public sealed class EmulatedWebhook
{
    private readonly EmulatorWebhooks _webhooks;
    private readonly HashSet<string>? _types;

    internal EmulatedWebhook(EmulatorWebhooks webhooks, Guid id, string secret, Uri url, HttpMessageInvoker receiver, Connection connection, WebhookSubscriptionOptions options)
    {
        _webhooks = webhooks;
        _types = options.Types is { } types ? new HashSet<string>(types, StringComparer.Ordinal) : null;
        Id = new WebhookSubscriptionId(id);
        VerificationToken = secret;
        Url = url;
        Receiver = receiver;
        ConnectionToken = connection.Token;
        WorkspaceId = connection.Workspace.Id;
        WorkspaceName = connection.Workspace.Name;
        IntegrationId = connection.IntegrationId;
        ApiVersion = options.ApiVersion;
        AccessibleBy = connection.Owner is { } owner ? [owner, connection.Bot] : null;
    }

    /// <summary>The id of the subscription, as events carry it.</summary>
    public WebhookSubscriptionId Id { get; }

    /// <summary>The address that events are sent to.</summary>
    public Uri Url { get; }

    /// <summary>The token that was sent to the receiver: the key of all signatures.</summary>
    public string VerificationToken { get; }

    /// <summary>Whether the subscription is verified. Events are only delivered from then on.</summary>
    public bool IsVerified { get; internal set; }

    internal HttpMessageInvoker Receiver { get; }

    internal string ConnectionToken { get; }

    internal Guid WorkspaceId { get; }

    internal string WorkspaceName { get; }

    internal Guid IntegrationId { get; }

    internal string ApiVersion { get; }

    internal IReadOnlyList<StoredUser>? AccessibleBy { get; }

    internal Outside.Webhooks.WebhookCollector Collector { get; } = new();

    // The delivery that runs, or ran last: deliveries follow each other.
    internal Task Tail { get; set; } = Task.CompletedTask;

    /// <summary>Verifies the subscription, as a person does in Notion by entering the token that the receiver got.</summary>
    /// <param name="token">The token.</param>
    /// <exception cref="ArgumentException">The token is not the one that was sent.</exception>
    public void Verify(string token)
    {
        if (!string.Equals(token, VerificationToken, StringComparison.Ordinal))
            throw new ArgumentException("The token is not the one that was sent to the receiver.", nameof(token));
        IsVerified = true;
    }

    /// <summary>Deletes the subscription. Deliveries that are still due are dropped.</summary>
    public void Delete() => _webhooks.Remove(this);

    internal bool Wants(string type) => _types?.Contains(type) ?? type is not ("database.content_updated" or "database.schema_updated");
}
