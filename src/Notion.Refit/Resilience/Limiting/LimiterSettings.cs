namespace Notion.Refit.Resilience;

/// <summary>The settings of a limiter. Clients with the same settings share one.</summary>
/// <param name="Budget">The budget.</param>
/// <param name="MaxConcurrency">The largest number of calls in flight; null for any number.</param>
/// <param name="QueueLimit">The largest number of calls that wait.</param>
internal sealed record LimiterSettings(RequestBudgetSettings Budget, int? MaxConcurrency, int QueueLimit)
{
    public static LimiterSettings Of(NotionRateLimitOptions options) =>
        new(new RequestBudgetSettings(options.Window, options.RequestsPerWindow, options.MaxPause), options.MaxConcurrency, options.QueueLimit);
}
