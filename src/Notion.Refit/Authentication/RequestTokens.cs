namespace Notion.Refit.Authentication;

/// <summary>The token provider that a request brings along: that of a scope, or of a client made for one token.</summary>
/// <remarks>Handlers live as long as the app and serve all scopes and tokens. So the way from a call to its token is the request itself.</remarks>
internal static class RequestTokens
{
    private static readonly HttpRequestOptionsKey<INotionTokenProvider> s_key = new("Notion.Refit.Tokens");
    private static readonly HttpRequestOptionsKey<Exception> s_failureKey = new("Notion.Refit.TokenFailure");

    /// <summary>The provider of the request; null where that of the client counts.</summary>
    public static INotionTokenProvider? Of(HttpRequestMessage request) =>
        request.Options.TryGetValue(s_key, out INotionTokenProvider? tokens) ? tokens : null;

    /// <summary>Gives the request a provider.</summary>
    public static void Set(HttpRequestMessage request, INotionTokenProvider tokens) => request.Options.Set(s_key, tokens);

    /// <summary>Asks for a token, and notes how that fails.</summary>
    /// <param name="request">The request it is for.</param>
    /// <param name="provider">Whom to ask.</param>
    /// <param name="cancellationToken">Ends the asking.</param>
    public static ValueTask<string> AskAsync(HttpRequestMessage request, INotionTokenProvider provider, CancellationToken cancellationToken)
    {
        try
        {
            ValueTask<string> token = provider.GetTokenAsync(cancellationToken);
            return token.IsCompletedSuccessfully ? token : WatchAsync(request, token, cancellationToken);
        }
        catch (Exception e) when (IsNoted(request, e, cancellationToken))
        {
            throw;
        }
    }

    /// <summary>Asks for another token, and notes how that fails.</summary>
    /// <param name="request">The request it is for.</param>
    /// <param name="provider">Whom to ask.</param>
    /// <param name="rejectedToken">The token that Notion has answered with 401.</param>
    /// <param name="cancellationToken">Ends the asking.</param>
    public static async ValueTask<string?> AskForAnotherAsync(
        HttpRequestMessage request, INotionTokenProvider provider, string rejectedToken, CancellationToken cancellationToken)
    {
        try
        {
            ValueTask<string?> token = provider.RenewTokenAsync(rejectedToken, cancellationToken);
            return token.IsCompleted ? await token.ConfigureAwait(false) : await Abandonable.WaitAsync(token.AsTask(), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (IsNoted(request, e, cancellationToken))
        {
            throw;
        }
    }

    /// <summary>
    /// Whether this is what the token provider has thrown. It may look like a failure of the request, but is none: nobody repeats the
    /// request for it, and it reaches the caller as it is.
    /// </summary>
    /// <param name="request">The request; null where it is not known.</param>
    /// <param name="exception">What was thrown.</param>
    public static bool IsFailure(HttpRequestMessage? request, Exception exception) =>
        request is not null && request.Options.TryGetValue(s_failureKey, out Exception? failure) && ReferenceEquals(failure, exception);

    private static async ValueTask<string> WatchAsync(HttpRequestMessage request, ValueTask<string> token, CancellationToken cancellationToken)
    {
        try
        {
            return token.IsCompleted ? await token.ConfigureAwait(false) : await Abandonable.WaitAsync(token.AsTask(), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (IsNoted(request, e, cancellationToken))
        {
            throw;
        }
    }

    // As a filter: the exception goes its way. Who cancels, the caller or the time of the attempt, has failed nobody.
    private static bool IsNoted(HttpRequestMessage request, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is OperationCanceledException && cancellationToken.IsCancellationRequested)
            return false;
        request.Options.Set(s_failureKey, exception);
        return false;
    }
}
