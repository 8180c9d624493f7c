using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Notion.Refit.Authentication;
using Notion.Refit.Resilience;

namespace Notion.Refit.Configuration;

/// <summary>Validates the options; a failure names the option to set.</summary>
/// <param name="services">
/// Reports whether a token provider is registered. Resolving the provider itself would be too early: it may need the options.
/// </param>
/// <param name="registrations">The registrations of token providers; null without a container.</param>
internal sealed class NotionOptionsValidator(IServiceProviderIsKeyedService? services = null, ITokenRegistrations? registrations = null) : IValidateOptions<NotionOptions>
{
    public ValidateOptionsResult Validate(string? name, NotionOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var errors = new ValidateOptionsResultBuilder();

        CheckCredentials(name, options, errors);

        if (options.BaseAddress is not { IsAbsoluteUri: true } address || address.Scheme is not ("https" or "http"))
            errors.AddError($"'{options.BaseAddress}' is not an absolute http or https address such as 'https://api.notion.com'.", Member(name, nameof(NotionOptions.BaseAddress)));
        else if (address.Query.Length > 0 || address.Fragment.Length > 0 || address.UserInfo.Length > 0)
            errors.AddError("The address must have no user, query or fragment.", Member(name, nameof(NotionOptions.BaseAddress)));

        if (!DateOnly.TryParseExact(options.ApiVersion, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            errors.AddError($"'{options.ApiVersion}' is not the date of an API version such as '{NotionOptions.DefaultApiVersion}'.", Member(name, nameof(NotionOptions.ApiVersion)));

        foreach (ResilienceError error in ResilienceRules.Check(options.AttemptTimeout, options.TotalTimeout, options.Retry, options.RateLimit).Concat(ResilienceRules.CheckSize(options.MaxResponseSize)))
            errors.AddError(error.Message, Member(name, error.Member));

        return errors.Build();
    }

    private void CheckCredentials(string? name, NotionOptions options, ValidateOptionsResultBuilder errors)
    {
        bool hasClient = !string.IsNullOrEmpty(options.ClientId) && !string.IsNullOrEmpty(options.ClientSecret);

        if (!string.IsNullOrEmpty(options.Token))
        {
            if (!BearerToken.IsValid(options.Token))
                errors.AddError("The token has blanks, line breaks or characters that are not ASCII. Copy it again.", Member(name, nameof(NotionOptions.Token)));
        }
        else if (options.RequireToken && !hasClient && !HasTokenProvider(name))
        {
            errors.AddError(
                "There is no token. Set it to the token of your connection, register an INotionTokenProvider, set ClientId and ClientSecret if only OAuth is used, or set RequireToken to false if INotionClientFactory gets all tokens.",
                Member(name, nameof(NotionOptions.Token)));
        }

        if (registrations?.IsScopedTooLate(string.IsNullOrEmpty(name) ? null : name) == true)
        {
            errors.AddError(
                "The INotionTokenProvider was registered as scoped after AddNotion, which made the client a singleton. Register it by AddNotion(…).AddScopedTokenProvider<T>(), or before AddNotion.",
                Member(name, nameof(NotionOptions.Token)));
        }

        if (string.IsNullOrEmpty(options.ClientId) != string.IsNullOrEmpty(options.ClientSecret))
            errors.AddError("Client id and client secret are needed together.", Member(name, string.IsNullOrEmpty(options.ClientId) ? nameof(NotionOptions.ClientId) : nameof(NotionOptions.ClientSecret)));
        else if (options.ClientId?.Contains(':', StringComparison.Ordinal) == true)
            errors.AddError("A client id has no colon.", Member(name, nameof(NotionOptions.ClientId)));
    }

    private bool HasTokenProvider(string? name) =>
        services is not null
        && (string.IsNullOrEmpty(name)
            ? services.IsService(typeof(INotionTokenProvider))
            : services.IsKeyedService(typeof(INotionTokenProvider), name));

    private static string Member(string? name, string member) =>
        string.IsNullOrEmpty(name) ? $"{nameof(NotionOptions)}.{member}" : $"{nameof(NotionOptions)}.{member} of the client '{name}'";
}
