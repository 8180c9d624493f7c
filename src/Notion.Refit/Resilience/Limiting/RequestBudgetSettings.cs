namespace Notion.Refit.Resilience;

/// <summary>What a budget is set to.</summary>
/// <param name="Window">The length of the window.</param>
/// <param name="Fixed">The number of requests in a window; null where it is to be learned.</param>
internal sealed record RequestBudgetSettings(TimeSpan Window, int? Fixed);
