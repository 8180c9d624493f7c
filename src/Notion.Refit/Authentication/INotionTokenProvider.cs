namespace Notion.Refit;

/// <summary>Gives the token of a request: for tokens that expire, or that depend on the tenant or user.</summary>
/// <remarks>
/// <para>It is asked once for every attempt of every request, and once more for a request that had to wait for the rate limit, also by several
/// threads at once, so it should remember what it knows.</para>
/// <para>Register it by <c>AddNotion(…).AddTokenProvider&lt;T&gt;()</c> as a singleton, where the tenant of the current request comes from
/// <c>IHttpContextAccessor</c> or an <see cref="AsyncLocal{T}"/>, or by <c>AddScopedTokenProvider&lt;T&gt;()</c>, where it comes from services of
/// the current scope. For tokens of OAuth there is <see cref="OAuthTokenProvider"/>.</para>
/// <para>What it throws reaches the caller of the request as it is.</para>
/// </remarks>
public interface INotionTokenProvider
{
    /// <summary>Gives the token to send.</summary>
    /// <param name="cancellationToken">The token of the call, which also ends with the time of the attempt.</param>
    /// <returns>The token, without the word <c>Bearer</c>.</returns>
    ValueTask<string> GetTokenAsync(CancellationToken cancellationToken);

    /// <summary>Gives another token in place of one that Notion has answered with 401. The request is then repeated once with it.</summary>
    /// <remarks>Unless a provider implements it, there is no other token. A provider that asks other providers passes this on to them.</remarks>
    /// <param name="rejectedToken">The token that was sent. The current one may be another by now.</param>
    /// <param name="cancellationToken">The token of the call, which also ends with the time of the attempt.</param>
    /// <returns>The other token; null if there is none, so that the caller gets the 401.</returns>
    ValueTask<string?> RenewTokenAsync(string rejectedToken, CancellationToken cancellationToken) => new((string?)null);
}
