using Notion.Refit.Emulator.Agents;
using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.Requests;
using Notion.Refit.Emulator.State;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Api.Endpoints.Agents;

/// <summary>Returns the runs and credits of an agent. Assumption: the billing period is the month of UTC.</summary>
internal sealed class RetrieveAgentInsights : IEndpoint
{
    public NotionOperation Operation => NotionOperations.RetrieveAgentInsights;

    public Answer Handle(RequestContext context)
    {
        StoredAgent agent = context.PathAgent();
        DateTimeOffset start = new(context.Now.UtcDateTime.Year, context.Now.UtcDateTime.Month, 1, 0, 0, 0, TimeSpan.Zero);
        DateTimeOffset end = DateTimeOffset.MaxValue;
        if (Time(context, "start_time") is { } from && Time(context, "end_time") is { } to)
            (start, end) = (from, to);
        StoredRun[] runs = [.. agent.Runs.Where(run => run.Time >= start && run.Time <= end)];
        return Answer.Of(new AgentInsights
        {
            Id = new AgentId(agent.Id),
            Name = agent.Name,
            AgentType = agent.Type,
            Status = agent.Status,
            PauseReason = agent.PauseReason,
            CreatedBy = agent.CreatedBy is { } user ? AgentAnswers.Actor(user) : null,
            CreditLimit = AgentAnswers.Limit(agent),
            TotalCreditsUsed = runs.Sum(run => run.Credits),
            RunsCompleted = runs.Length,
        });
    }

    private static DateTimeOffset? Time(RequestContext context, string name)
    {
        if (context.QueryValue(name) is not { } text || !long.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out long seconds))
            return null;
        return DateTimeOffset.FromUnixTimeSeconds(Math.Clamp(seconds, DateTimeOffset.MinValue.ToUnixTimeSeconds(), DateTimeOffset.MaxValue.ToUnixTimeSeconds()));
    }
}
