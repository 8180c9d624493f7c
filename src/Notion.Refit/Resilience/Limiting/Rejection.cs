namespace Notion.Refit.Resilience;

/// <summary>That Notion refused a request for its rate.</summary>
/// <param name="RetryAfter">How long it asks to wait; null when it does not say.</param>
/// <param name="IsConnectionLimit">
/// Whether it is the limit of this connection, which tells its budget. Limits of the workspace or of an endpoint, overload and refusals of
/// the edge only ask for a pause.
/// </param>
internal readonly record struct Rejection(TimeSpan? RetryAfter, bool IsConnectionLimit);
