using System.Net;

namespace Notion.Refit.Resilience;

/// <summary>Describes an upcoming retry.</summary>
/// <param name="Request">The request.</param>
/// <param name="Attempt">The number of the attempt that failed, from 1.</param>
/// <param name="Delay">The wait before the next one.</param>
/// <param name="Reason">The kind of failure.</param>
/// <param name="Status">The status of the response; null when there was none.</param>
/// <param name="Exception">The exception; null when there was a response.</param>
internal readonly record struct RetryNotice(
    HttpRequestMessage? Request, int Attempt, TimeSpan Delay, FailureKind Reason, HttpStatusCode? Status, Exception? Exception);
