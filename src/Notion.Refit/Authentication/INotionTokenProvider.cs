namespace Notion.Refit;

/// <summary>Provides the token of a request: for tokens that expire, or that depend on the tenant or user.</summary>
/// <remarks>
/// <para>It is called once for every attempt of every request, and once more for a request that had to wait for the rate limit, also by
/// several threads at once, so it should cache its token.</para>
/// <para>Register it by <c>AddNotion(…).AddTokenProvider&lt;T&gt;()</c> as a singleton, where the tenant of the current request comes from
/// <c>IHttpContextAccessor</c> or an <see cref="AsyncLocal{T}"/>, or by <c>AddScopedTokenProvider&lt;T&gt;()</c>, where it comes from services of
/// the current scope. For tokens of OAuth there is <see cref="OAuthTokenProvider"/>.</para>
/// <para>The caller of the request gets the exceptions of the provider unchanged. A call that does not end within the time of an attempt, or that
/// the caller of the request cancels, is abandoned, even if the provider ignores its cancellation token.</para>
/// </remarks>
public interface INotionTokenProvider
{
    /// <summary>Returns the token to send.</summary>
    /// <param name="cancellationToken">Cancelled with the call, and at the end of the attempt's time.</param>
    /// <returns>The token, without the word <c>Bearer</c>.</returns>
    ValueTask<string> GetTokenAsync(CancellationToken cancellationToken);

    /// <summary>Returns another token in place of one that Notion has rejected with 401. The request is then repeated once with it.</summary>
    /// <remarks>The default implementation has no other token. A provider that wraps other providers forwards this call to them.</remarks>
    /// <param name="rejectedToken">The token that was sent. The current one may be another by now.</param>
    /// <param name="cancellationToken">Cancelled with the call, and at the end of the attempt's time.</param>
    /// <returns>The other token; null if there is none, so that the caller gets the 401.</returns>
    ValueTask<string?> RenewTokenAsync(string rejectedToken, CancellationToken cancellationToken) => new((string?)null);
}
