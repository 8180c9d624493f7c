using Notion.Refit.Telemetry;

namespace Notion.Refit.Http;

internal sealed partial class RestRequest
{
    /// <summary>What is known of the call while somebody observes it; null when nobody does.</summary>
    public CallTrace? Trace { get; set; }
}
