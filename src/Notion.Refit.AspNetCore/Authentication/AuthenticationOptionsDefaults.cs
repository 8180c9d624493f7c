using Microsoft.Extensions.Options;

namespace Notion.Refit.AspNetCore.Authentication;

/// <summary>Takes what a scheme does not set from the options of its client.</summary>
/// <param name="clients">The options of the clients.</param>
internal sealed class AuthenticationOptionsDefaults(IOptionsMonitor<NotionOptions> clients) : IPostConfigureOptions<NotionAuthenticationOptions>
{
    public void PostConfigure(string? name, NotionAuthenticationOptions options)
    {
        if (!IsMissing(options.ClientId) && !IsMissing(options.ClientSecret) && !IsMissing(options.AuthorizationEndpoint) && !IsMissing(options.TokenEndpoint))
            return;
        NotionOptions client = clients.Get(options.ClientName);
        if (IsMissing(options.ClientId))
            options.ClientId = client.ClientId ?? "";
        if (IsMissing(options.ClientSecret))
            options.ClientSecret = client.ClientSecret ?? "";
        if (IsMissing(options.AuthorizationEndpoint))
            options.AuthorizationEndpoint = Address(client, NotionAuthenticationDefaults.AuthorizationPath);
        if (IsMissing(options.TokenEndpoint))
            options.TokenEndpoint = Address(client, NotionAuthenticationDefaults.TokenPath);
    }

    private static bool IsMissing(string? value) => string.IsNullOrEmpty(value);

    // A path of the base address is kept, as the client does.
    private static string Address(NotionOptions client, string path) => client.BaseAddress.GetLeftPart(UriPartial.Path).TrimEnd('/') + path;
}
