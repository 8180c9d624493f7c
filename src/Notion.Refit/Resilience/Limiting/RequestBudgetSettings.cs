namespace Notion.Refit.Resilience;

/// <summary>The settings of a budget.</summary>
/// <param name="Window">The length of the window.</param>
/// <param name="Fixed">The number of requests in a window; null where it is learned.</param>
/// <param name="MaxPause">The longest pause that one response can cause.</param>
/// <param name="ProbeLimit">The time after which a probe without an outcome is lost; null where the outcome is always reported.</param>
/// <param name="Assumed">The number of requests in a window until another one is learned; null where the first window is not limited.</param>
internal sealed record RequestBudgetSettings(TimeSpan Window, int? Fixed, TimeSpan MaxPause, TimeSpan? ProbeLimit = null, int? Assumed = null);
