using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Notion.Refit.Http;

namespace Notion.Refit.Authentication;

/// <summary>Sets the headers that every request to Notion needs: authorization, version of the API, user agent. Runs once an attempt.</summary>
/// <remarks>
/// Headers that a request came with are kept: an <c>Authorization</c> with credentials, a <c>Notion-Version</c>. The operations of OAuth
/// authenticate as the connection, with client id and secret of the options: they come without <c>Authorization</c>, or with the scheme
/// <c>Basic</c> only. A token that Notion rejects with 401 is renewed, where its provider can, and the request is repeated once: here and not
/// by the retries, since the attempt has not failed and no wait is needed.
/// </remarks>
/// <param name="tokens">Returns the token provider; called at the first request, because a provider may itself use the client.</param>
/// <param name="options">Returns the options.</param>
internal sealed class AuthenticationHandler(Func<INotionTokenProvider> tokens, Func<NotionOptions> options) : DelegatingHandler
{
    private const string VersionHeader = "Notion-Version";

    private INotionTokenProvider? _tokens;
    private ProvidedAuthorization? _bearer;

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HttpRequestHeaders headers = request.Headers;
        NotionOptions current = options();
        RequestCredentials credentials = RequestCredentialsRule.Of(request);
        bool isEmpty = headers.NonValidated.Count == 0;
        if (isEmpty || !headers.Contains(VersionHeader))
            headers.TryAddWithoutValidation(VersionHeader, current.ApiVersion);
        if (isEmpty || !headers.Contains("User-Agent"))
            headers.TryAddWithoutValidation("User-Agent", UserAgent.Text);

        switch (credentials)
        {
            case RequestCredentials.Own:
                return base.SendAsync(request, cancellationToken);
            case RequestCredentials.Client:
                headers.Authorization = Basic(current);
                return base.SendAsync(request, cancellationToken);
        }

        INotionTokenProvider provider = RequestTokens.Of(request) ?? (_tokens ??= tokens());
        if (provider is not IKnownTokenProvider known)
            return SendAsync(provider, request, cancellationToken);

        // There is nothing to wait for, and a 401 changes nothing.
        headers.Authorization = Bearer(known.GetToken());
        return base.SendAsync(request, cancellationToken);
    }

    private async Task<HttpResponseMessage> SendAsync(INotionTokenProvider provider, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        string token = request.Headers.Authorization is PreparedAuthorization { Parameter: { } prepared }
            ? prepared
            : await RequestTokens.AskAsync(request, provider, cancellationToken).ConfigureAwait(false);
        request.Headers.Authorization = Bearer(token);
        HttpResponseMessage response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (response.StatusCode != HttpStatusCode.Unauthorized)
            return response;

        // Notion has not carried the request out, so every operation may be repeated. The token is renewed even where the body cannot
        // be sent again: that helps the next request.
        try
        {
            string? renewed = await RequestTokens.AskForAnotherAsync(request, provider, token, cancellationToken).ConfigureAwait(false);
            if (renewed is null || renewed == token || !await RepeatableContent.IsRepeatableAsync(request.Content, cancellationToken).ConfigureAwait(false))
                return response;
            request.Headers.Authorization = Bearer(renewed);
        }
        catch
        {
            response.Dispose();
            throw;
        }

        response.Dispose();
        (request.Content as ICountedContent)?.Counter?.AllowAnother();
        return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }

    // Most clients use one token for hours: its header is created once.
    private ProvidedAuthorization Bearer(string token)
    {
        ProvidedAuthorization? bearer = _bearer;
        if (bearer is not null && string.Equals(bearer.Parameter, token, StringComparison.Ordinal))
            return bearer;

        // The message does not show the token.
        if (!BearerToken.IsValid(token))
            throw new InvalidOperationException("The token provider gave no token, or one with blanks, line breaks or characters that are not ASCII.");
        return _bearer = new ProvidedAuthorization("Bearer", token, options);
    }

    private ProvidedAuthorization Basic(NotionOptions current)
    {
        if (current is not { ClientId.Length: > 0, ClientSecret.Length: > 0 })
            throw new InvalidOperationException("The operations of OAuth need client id and secret: set NotionOptions.ClientId and NotionOptions.ClientSecret.");
        return new ProvidedAuthorization("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{current.ClientId}:{current.ClientSecret}")), options);
    }
}
