using Notion.Refit.Blocking;
using Notion.Refit.Models;

namespace Notion.Refit;

public sealed partial class NotionSyncAgents
{
    /// <summary>Retrieves the number of runs of an agent and the credits that it has used.</summary>
    /// <param name="agent">The id of the agent.</param>
    /// <param name="start">The start of the span, to the second.</param>
    /// <param name="end">The end of the span, to the second.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The insights.</returns>
    /// <exception cref="NotionException">The request failed.</exception>
    public AgentInsights RetrieveInsights(AgentId agent, DateTimeOffset start, DateTimeOffset end, CancellationToken cancellationToken = default) =>
        BlockingCall.Run(() => _area.RetrieveInsightsAsync(agent, start, end, cancellationToken));
}
