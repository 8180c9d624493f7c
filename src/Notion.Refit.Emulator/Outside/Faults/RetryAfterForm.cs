namespace Notion.Refit.Emulator;

/// <summary>The form in which a response reports the retry delay.</summary>
public enum RetryAfterForm
{
    /// <summary>Seconds in the header <c>Retry-After</c>, and again in the body, as Notion does.</summary>
    Seconds,

    /// <summary>A date in the header <c>Retry-After</c>, by the emulator's clock.</summary>
    Date,

    /// <summary>Seconds in the body alone: <c>additional_data.retry_after</c>.</summary>
    Body,
}
