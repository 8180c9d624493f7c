namespace Notion.Refit.Emulator;

/// <summary>How an answer says when to come back.</summary>
public enum RetryAfterForm
{
    /// <summary>Seconds in the header <c>Retry-After</c>, and again in the body, as Notion does.</summary>
    Seconds,

    /// <summary>A date in the header <c>Retry-After</c>, by the clock of the emulator.</summary>
    Date,

    /// <summary>Seconds in the body alone: <c>additional_data.retry_after</c>.</summary>
    Body,
}
