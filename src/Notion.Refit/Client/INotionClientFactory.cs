namespace Notion.Refit;

/// <summary>Creates clients for tokens that are known only at run time: that of a signed-in user, or those in the rows of a table.</summary>
/// <remarks>
/// <para>Added by <c>services.AddNotion(…)</c>, with the client's name as key where it has a name. The clients have the options, handlers and
/// connections of that client and differ only in the token. They are cheap: create one for a request and drop it. Nothing must be disposed;
/// a client that is disposed all the same closes no connection.</para>
/// <para>Its areas are the library's, even where the app has registered others.</para>
/// <para>Set <see cref="NotionOptions.RequireToken"/> to false where there is no other token.</para>
/// </remarks>
public interface INotionClientFactory
{
    /// <summary>Creates a client for a token.</summary>
    /// <param name="token">The token, without the word <c>Bearer</c>.</param>
    /// <returns>The client.</returns>
    /// <exception cref="ArgumentException">The token is empty or cannot be sent. The message does not show it.</exception>
    INotionClient CreateClient(string token);

    /// <summary>Creates a client for tokens that change, such as those of an <see cref="OAuthTokenProvider"/>.</summary>
    /// <param name="tokens">Gives the tokens. It stays the caller's; keep one provider for all clients of an installation.</param>
    /// <returns>The client.</returns>
    INotionClient CreateClient(INotionTokenProvider tokens);
}
