namespace Notion.Refit.Resilience;

/// <summary>What a limiter is set to. Clients with the same settings share it.</summary>
/// <param name="Budget">The budget.</param>
/// <param name="MaxConcurrency">How many calls may be under way; null for any number.</param>
/// <param name="QueueLimit">How many calls may wait.</param>
internal sealed record LimiterSettings(RequestBudgetSettings Budget, int? MaxConcurrency, int QueueLimit)
{
    public static LimiterSettings Of(NotionRateLimitOptions options) =>
        new(new RequestBudgetSettings(options.Window, options.RequestsPerWindow), options.MaxConcurrency, options.QueueLimit);
}
