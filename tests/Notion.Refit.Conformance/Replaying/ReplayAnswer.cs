using System.Text.Json.Nodes;

namespace Notion.Refit.Conformance.Replaying;

/// <summary>What came back.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The JSON; null when there was none.</param>
internal sealed record ReplayAnswer(int Status, JsonNode? Body);
