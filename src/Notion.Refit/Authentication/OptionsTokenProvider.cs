namespace Notion.Refit.Authentication;

/// <summary>Provides the token of the options at the time of the request.</summary>
/// <param name="options">Returns the options.</param>
internal sealed class OptionsTokenProvider(Func<NotionOptions> options) : IKnownTokenProvider
{
    public string GetToken() =>
        options().Token is { Length: > 0 } token
            ? token
            : throw new InvalidOperationException(
                "This client has no token: set NotionOptions.Token, register an INotionTokenProvider, or make the client by INotionClientFactory.CreateClient(token).");
}
