namespace Notion.Refit.Authentication;

/// <summary>Sets the token provider of the client on each request, before the shared handlers.</summary>
/// <param name="tokens">The provider.</param>
internal sealed class TokenSourceHandler(INotionTokenProvider tokens) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        RequestTokens.Set(request, tokens);
        return base.SendAsync(request, cancellationToken);
    }
}
