namespace Notion.Refit.Authentication;

/// <summary>A store over a save function: it loads the tokens it was created with, or saved last.</summary>
/// <param name="tokens">The tokens.</param>
/// <param name="save">Saves new ones.</param>
internal sealed class DelegateTokenStore(OAuthTokenPair tokens, Func<OAuthTokenPair, CancellationToken, ValueTask> save) : IOAuthTokenStore
{
    private OAuthTokenPair _tokens = tokens;

    public ValueTask<OAuthTokenPair?> LoadAsync(CancellationToken cancellationToken) => new(_tokens);

    public async ValueTask SaveAsync(OAuthTokenPair tokens, CancellationToken cancellationToken)
    {
        await save(tokens, cancellationToken).ConfigureAwait(false);
        _tokens = tokens;
    }
}
