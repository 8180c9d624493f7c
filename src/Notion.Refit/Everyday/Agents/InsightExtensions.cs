using Notion.Refit.Models;

namespace Notion.Refit;

/// <summary>Retrieves the insights of an agent for a span of time.</summary>
public static class InsightExtensions
{
    /// <summary>Retrieves the number of runs of an agent and the credits that it has used.</summary>
    /// <param name="agents">The area.</param>
    /// <param name="agent">The id of the agent.</param>
    /// <param name="start">The start of the span, to the second.</param>
    /// <param name="end">The end of the span, to the second.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The insights.</returns>
    /// <exception cref="NotionException">The request failed.</exception>
    public static Task<AgentInsights> RetrieveInsightsAsync(
        this INotionAgents agents, AgentId agent, DateTimeOffset start, DateTimeOffset end, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(agents);
        return agents.RetrieveInsightsAsync(agent, start.ToUnixTimeSeconds(), end.ToUnixTimeSeconds(), cancellationToken);
    }
}
