namespace Notion.Refit.Authentication;

/// <summary>The token provider that travels with a request: that of a scope, or of a client created for one token.</summary>
/// <remarks>Handlers live as long as the app and serve all scopes and tokens, so the request itself carries its provider.</remarks>
internal static class RequestTokens
{
    private static readonly HttpRequestOptionsKey<INotionTokenProvider> s_key = new("Notion.Refit.Tokens");
    private static readonly HttpRequestOptionsKey<Exception> s_failureKey = new("Notion.Refit.TokenFailure");

    /// <summary>Returns the provider of the request; null where that of the client applies.</summary>
    public static INotionTokenProvider? Of(HttpRequestMessage request) =>
        request.Options.TryGetValue(s_key, out INotionTokenProvider? tokens) ? tokens : null;

    /// <summary>Sets the provider of a request.</summary>
    public static void Set(HttpRequestMessage request, INotionTokenProvider tokens) => request.Options.Set(s_key, tokens);

    /// <summary>Fetches a token, and records the exception if that fails.</summary>
    /// <param name="request">The request it is for.</param>
    /// <param name="provider">The provider.</param>
    /// <param name="cancellationToken">Ends the wait, whether the provider observes it or not.</param>
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

    /// <summary>Fetches another token, and records the exception if that fails.</summary>
    /// <param name="request">The request it is for.</param>
    /// <param name="provider">The provider.</param>
    /// <param name="rejectedToken">The token that Notion has answered with 401.</param>
    /// <param name="cancellationToken">Ends the wait, whether the provider observes it or not.</param>
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
    /// Whether this is the exception of the token provider. It may look like a failure of the request, but the request is not repeated for
    /// it, and the caller gets it unchanged.
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

    // As an exception filter, so that the exception passes unchanged. A cancellation, by the caller or by the time limit, is not a failure of the provider.
    private static bool IsNoted(HttpRequestMessage request, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is OperationCanceledException && cancellationToken.IsCancellationRequested)
            return false;
        request.Options.Set(s_failureKey, exception);
        return false;
    }
}
