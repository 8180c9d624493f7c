using Microsoft.Extensions.Options;

namespace Notion.Refit.AspNetCore.Webhooks;

/// <summary>Checks the options when the host starts, and again after a change.</summary>
internal sealed class WebhookOptionsRules : IValidateOptions<NotionWebhookOptions>
{
    public ValidateOptionsResult Validate(string? name, NotionWebhookOptions options)
    {
        var errors = new List<string>();
        if (options.VerificationTokens.Any(string.IsNullOrWhiteSpace))
            errors.Add("A verification token is empty: everybody could sign with it. Leave the option out until Notion has sent the token.");
        AtLeastOne(options.MaxBodySize, nameof(options.MaxBodySize));
        AtLeastOne(options.QueueCapacity, nameof(options.QueueCapacity));
        AtLeastOne(options.MaxConcurrency, nameof(options.MaxConcurrency));
        AtLeastOne(options.MaxAttempts, nameof(options.MaxAttempts));
        if (options.RetryDelay < TimeSpan.Zero)
            errors.Add($"{nameof(options.RetryDelay)} is {options.RetryDelay}; it must not be negative.");
        if (options.DuplicateWindow <= TimeSpan.Zero)
            errors.Add($"{nameof(options.DuplicateWindow)} is {options.DuplicateWindow}; it must be positive.");
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors.Select(error => $"Webhooks: {error}"));

        void AtLeastOne(int value, string member)
        {
            if (value < 1)
                errors.Add($"{member} is {value}; it must be at least 1.");
        }
    }
}
