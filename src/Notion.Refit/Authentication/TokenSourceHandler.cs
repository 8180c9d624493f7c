namespace Notion.Refit.Authentication;

/// <summary>In front of the shared handlers: gives each request the token provider of its client.</summary>
/// <param name="tokens">The provider.</param>
internal sealed class TokenSourceHandler(INotionTokenProvider tokens) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        RequestTokens.Set(request, tokens);
        return base.SendAsync(request, cancellationToken);
    }
}
