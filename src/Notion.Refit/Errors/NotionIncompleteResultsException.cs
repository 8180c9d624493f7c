using Notion.Refit.Models;

namespace Notion.Refit;

/// <summary>The exception for a query or search that matched more than Notion returns (10,000 results): the enumerated items are not all.</summary>
/// <remarks>
/// Thrown after the last item, so that nothing that was read is lost. To get the rest, query less at a time, for instance with a filter on
/// <c>created_time</c>.
/// </remarks>
public sealed class NotionIncompleteResultsException : NotionException
{
    internal NotionIncompleteResultsException(RequestStatus status)
        : base($"Notion did not give all results ({status.IncompleteReason?.Value ?? "no reason given"}). Ask for less at a time, for instance by a filter on created_time.", null)
    {
        Status = status;
    }

    internal NotionIncompleteResultsException(RequestStatus status, DateTimeOffset? minute)
        : base($"More rows than Notion returns were created in the minute {minute:yyyy-MM-dd HH:mm'Z'}: no filter by time separates them. Use a narrower filter.", null)
    {
        Status = status;
    }

    /// <summary>The status that Notion returned.</summary>
    public RequestStatus Status { get; }
}
