using System.Globalization;

namespace Notion.Refit.Emulator.Protocol.Errors;

/// <summary>The errors that are not the client's fault.</summary>
internal static partial class ApiErrors
{
    /// <summary>Too many requests, as a fault says.</summary>
    /// <param name="reason">Which limit.</param>
    /// <param name="wait">When to come back; null to say nothing of it.</param>
    public static ApiException TooManyRequests(string reason, TimeSpan? wait) =>
        Throttled(429, "rate_limited", "You have been rate limited. Please try again in a few minutes.", [new("rate_limit_reason", reason)], wait);

    // Assumption: the wording.
    public static ApiException Overloaded(TimeSpan? wait) =>
        Throttled(529, "service_overload", "Notion is overloaded. Please try again later.", [], wait);

    public static ApiException Conflict() => new(409, "conflict_error", "Conflict occurred while saving. Please try again.");

    // Assumption: the wording of all but the first.
    public static ApiException Server(int status) => status switch
    {
        502 => new(502, "bad_gateway", "Bad gateway."),
        503 => new(503, "service_unavailable", "Notion is unavailable. Please try again later."),
        504 => new(504, "gateway_timeout", "Notion took too long to answer."),
        _ => Internal(),
    };

    /// <summary>Unavailable, but what was asked for is done.</summary>
    /// <param name="resource">What there is now, or what has new children.</param>
    /// <param name="children">The new children in the order of the request.</param>
    /// <remarks>Assumption: the wording, and that lists without entries are left out.</remarks>
    public static ApiException UnavailableAfterCommit(string resource, IReadOnlyList<string> children)
    {
        List<ErrorFact> facts = [new("committed_resource_id", resource)];
        if (children.Count > 0)
            facts.Add(ErrorFact.List("committed_child_ids", children));
        facts.Add(new("retry_guidance", "The request was carried out. Do not send it again: read what there is."));
        return new(503, "service_unavailable", Server(503).Message) { AdditionalData = facts };
    }

    /// <summary>Any error, as a fault says.</summary>
    public static ApiException Injected(int status, string code, string message) => new(status, code, message);

    private static ApiException Throttled(int status, string code, string message, IReadOnlyList<ErrorFact> facts, TimeSpan? wait)
    {
        if (wait is not { } time)
            return new(status, code, message) { AdditionalData = facts };
        int seconds = Seconds(time);
        return new(status, code, message)
        {
            AdditionalData = [.. facts, new("retry_after", seconds.ToString(CultureInfo.InvariantCulture))],
            RetryAfterSeconds = seconds,
        };
    }

    // Rounded up: who comes back a moment too early is refused again.
    private static int Seconds(TimeSpan wait) => (int)Math.Min(Math.Ceiling(wait.TotalSeconds), int.MaxValue);
}
