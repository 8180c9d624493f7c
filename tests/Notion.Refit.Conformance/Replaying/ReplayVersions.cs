using Notion.Refit.Conformance.Recordings;
using Notion.Refit.Emulator.Protocol.Messages;

namespace Notion.Refit.Conformance.Replaying;

/// <summary>Decides the API version with which an exchange is sent again.</summary>
/// <param name="assumed">The version for exchanges recorded with none or with one that the emulator does not know; null to send the former in the older version and the latter not at all.</param>
internal sealed class ReplayVersions(string? assumed = null)
{
    private static readonly string[] Known = [.. NotionVersion.All.Select(version => version.Name)];

    /// <summary>Whether the exchange can be compared: its responses have the shapes of a version that the emulator knows, or are assumed to.</summary>
    public bool Allows(RecordedExchange exchange) => assumed is not null || exchange.Version is null || IsKnown(exchange) || IsAboutVersion(exchange);

    /// <summary>Returns the version to send; null for none.</summary>
    public string? Of(RecordedExchange exchange) => IsKnown(exchange) || IsAboutVersion(exchange) ? exchange.Version : assumed ?? NotionVersion.V20250903.Name;

    private static bool IsKnown(RecordedExchange exchange) => exchange.Version is { } version && Known.Contains(version, StringComparer.Ordinal);

    // What Notion refused for its version is refused for it again.
    private static bool IsAboutVersion(RecordedExchange exchange) =>
        exchange.Status == 400 && exchange.Response.Text("message")?.Contains("Notion-Version", StringComparison.Ordinal) is true;
}
