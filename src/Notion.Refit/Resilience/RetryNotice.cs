using System.Net;

namespace Notion.Refit.Resilience;

/// <summary>That a request will be sent again.</summary>
/// <param name="Request">The request.</param>
/// <param name="Attempt">The number of the attempt that failed, from 1.</param>
/// <param name="Delay">The wait before the next one.</param>
/// <param name="Reason">How it failed.</param>
/// <param name="Status">The status of the answer; null when there was none.</param>
/// <param name="Exception">What was thrown; null when there was an answer.</param>
internal readonly record struct RetryNotice(
    HttpRequestMessage? Request, int Attempt, TimeSpan Delay, FailureKind Reason, HttpStatusCode? Status, Exception? Exception);
