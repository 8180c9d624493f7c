using Polly.Timeout;

namespace Notion.Refit.Authentication;

/// <summary>Finds the rate limit that a request counts against, before it is sent.</summary>
/// <remarks>The token that is fetched for this serves the first attempt, so that providers are called once an attempt and not more.</remarks>
/// <param name="tokens">Returns the token provider; called at the first request, because a provider may itself use the client.</param>
/// <param name="options">Returns the options.</param>
/// <param name="time">The clock.</param>
internal sealed class CredentialPartition(Func<INotionTokenProvider> tokens, Func<NotionOptions> options, TimeProvider time)
{
    private INotionTokenProvider? _tokens;

    /// <summary>Returns the token, or the client id where the request authenticates as the connection.</summary>
    /// <exception cref="TimeoutRejectedException">The provider gave no token within the time of an attempt.</exception>
    public ValueTask<string?> OfAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        switch (RequestCredentialsRule.Of(request))
        {
            case RequestCredentials.Own:
                return new ValueTask<string?>(request.Headers.NonValidated["Authorization"].ToString());
            case RequestCredentials.Client:
                return new ValueTask<string?>(options().ClientId);
            default:
                INotionTokenProvider provider = RequestTokens.Of(request) ?? (_tokens ??= tokens());
                if (provider is IKnownTokenProvider known)
                    return new ValueTask<string?>(known.GetToken());
                return AskAsync(request, provider, cancellationToken);
        }
    }

    /// <summary>Drops the token of a request that had to wait: it may have been replaced since.</summary>
    public static void Forget(HttpRequestMessage request)
    {
        if (request.Headers.NonValidated.Contains("Authorization") && request.Headers.Authorization is PreparedAuthorization)
            request.Headers.Authorization = null;
    }

    private ValueTask<string?> AskAsync(HttpRequestMessage request, INotionTokenProvider provider, CancellationToken cancellationToken)
    {
        var limit = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        CancellationTokenSource? both = cancellationToken.CanBeCanceled ? CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token) : null;
        bool isPending = false;
        try
        {
            ValueTask<string> token = RequestTokens.AskAsync(request, provider, (both ?? limit).Token);
            if (token.IsCompletedSuccessfully)
                return new ValueTask<string?>(Prepare(request, token.Result));
            isPending = true;
            return WhenKnownAsync(request, token, limit, both, cancellationToken);
        }
        finally
        {
            if (!isPending)
            {
                both?.Dispose();
                limit.Dispose();
            }
        }
    }

    private async ValueTask<string?> WhenKnownAsync(
        HttpRequestMessage request, ValueTask<string> token, CancellationTokenSource limit, CancellationTokenSource? both, CancellationToken cancellationToken)
    {
        using (limit)
        using (both)
        {
            TimeSpan patience = Patience();
            limit.CancelAfter(patience);
            try
            {
                return Prepare(request, await token.ConfigureAwait(false));
            }
            catch (OperationCanceledException e) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
            {
                throw new TimeoutRejectedException("The token provider gave no token in time.", patience, e);
            }
        }
    }

    // Fetching the token counts as part of the first attempt.
    private TimeSpan Patience()
    {
        NotionOptions current = options();
        return current.AttemptTimeout != Timeout.InfiniteTimeSpan ? current.AttemptTimeout : current.TotalTimeout;
    }

    private string? Prepare(HttpRequestMessage request, string? token)
    {
        // The error is reported where the token is to be sent.
        if (!BearerToken.IsValid(token))
            return null;

        request.Headers.Authorization = new PreparedAuthorization(token!, options);
        return token;
    }
}
