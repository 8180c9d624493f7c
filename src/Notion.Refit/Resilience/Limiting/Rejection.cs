namespace Notion.Refit.Resilience;

/// <summary>The refusal of a request for its rate.</summary>
/// <param name="RetryAfter">The time that the response asks to wait; null when it does not.</param>
/// <param name="IsConnectionLimit">
/// Whether it is the limit of this connection, which shows its budget. Limits of the workspace or of an endpoint, overload and refusals of
/// a proxy only ask for a pause.
/// </param>
internal readonly record struct Rejection(TimeSpan? RetryAfter, bool IsConnectionLimit);
