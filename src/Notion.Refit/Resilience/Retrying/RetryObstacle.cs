using System.Globalization;

namespace Notion.Refit.Resilience;

/// <summary>The reason why a refused request was not sent again, for the message of its exception.</summary>
/// <remarks>It travels with the request, because the exception is created where the response is decoded.</remarks>
internal static class RetryObstacle
{
    private static readonly HttpRequestOptionsKey<string> s_key = new("Notion.Refit.RetryObstacle");

    /// <summary>Returns the reason, as a sentence; null when there is none.</summary>
    public static string? Of(HttpRequestMessage? request) => request is not null && request.Options.TryGetValue(s_key, out string? reason) ? reason : null;

    /// <summary>Records that Notion has blocked the connection.</summary>
    public static void SetBlocked(ResilienceCall call) => Set(call, "It was not sent again: Notion has blocked the connection, and only its support can lift that.");

    /// <summary>Records that the request was sent as often as it may be.</summary>
    public static void SetUsedUp(ResilienceCall call) => Set(
        call,
        string.Create(CultureInfo.InvariantCulture, $"It was sent {call.Attempts} times, which is all that NotionOptions.Retry.MaxRetries allows."));

    /// <summary>Records that the wait does not fit into the time of the call.</summary>
    public static void SetTooLong(ResilienceCall call, TimeSpan wait, TimeSpan remaining) => Set(
        call,
        string.Create(CultureInfo.InvariantCulture, $"It was not sent again: the wait of {wait.TotalSeconds:0.###} s does not fit into the {remaining.TotalSeconds:0.###} s that are left of NotionOptions.TotalTimeout."));

    private static void Set(ResilienceCall call, string reason) => call.Request?.Options.Set(s_key, reason);
}
