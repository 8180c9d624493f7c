using Microsoft.Extensions.DependencyInjection;
using Notion.Refit.Authentication;
using Notion.Refit.Http;

namespace Notion.Refit.DependencyInjection;

/// <inheritdoc cref="INotionClientFactory"/>
internal sealed class NotionClientFactory(IServiceProvider provider, INotionBuilder builder) : INotionClientFactory
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
        RestTransport transport = SharedHandlers.CreateTransport(provider, builder, tokens);
        return new NotionClient(transport, new StubAreaProvider(transport));
    }
}
