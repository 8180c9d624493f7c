using Notion.Refit.Authentication;

namespace Notion.Refit.DependencyInjection;

/// <inheritdoc cref="INotionClientFactory"/>
internal sealed class NotionClientFactory(IServiceProvider provider, RegisteredClient client) : INotionClientFactory
{
    public INotionClient CreateClient(string token)
    {
        ArgumentNullException.ThrowIfNull(token);
        if (!BearerToken.IsValid(token))
            throw new ArgumentException("The token is empty, or has blanks, line breaks or characters that are not ASCII.", nameof(token));
        return CreateClient(new FixedTokenProvider(token));
    }

    public INotionClient CreateClient(INotionTokenProvider tokens)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        return new NotionClient(SharedHandlers.CreateClient(provider, client, tokens));
    }
}
