using Microsoft.Extensions.Options;

namespace Notion.Refit.AspNetCore.Authentication;

/// <summary>Gives a client without client id and secret those of the scheme that signs in for it: it refreshes the tokens.</summary>
/// <param name="schemeName">The name of the scheme.</param>
/// <param name="setups">The settings of the schemes, as the app has made them.</param>
internal sealed class ClientCredentialsDefaults(string schemeName, IEnumerable<IConfigureOptions<NotionAuthenticationOptions>> setups) : IPostConfigureOptions<NotionOptions>
{
    public void PostConfigure(string? name, NotionOptions options)
    {
        if (options.ClientId is not null && options.ClientSecret is not null)
            return;

        // Only what the app has set: the complete options take their defaults from the client.
        var scheme = new NotionAuthenticationOptions();
        foreach (IConfigureOptions<NotionAuthenticationOptions> setup in setups)
        {
            if (setup is IConfigureNamedOptions<NotionAuthenticationOptions> named)
                named.Configure(schemeName, scheme);
            else if (schemeName.Length == 0)
                setup.Configure(scheme);
        }

        if (!string.Equals(scheme.ClientName ?? Options.DefaultName, name ?? Options.DefaultName, StringComparison.Ordinal))
            return;
        options.ClientId ??= scheme.ClientId is { Length: > 0 } id ? id : null;
        options.ClientSecret ??= scheme.ClientSecret is { Length: > 0 } secret ? secret : null;
    }
}
