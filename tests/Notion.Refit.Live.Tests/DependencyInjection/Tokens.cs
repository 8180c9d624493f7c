namespace Notion.Refit.Live.Tests.DependencyInjection;

/// <summary>A provider of one token.</summary>
internal sealed class Tokens(string token) : INotionTokenProvider
{
    public ValueTask<string> GetTokenAsync(CancellationToken cancellationToken) => new(token);
}
