namespace Notion.Refit.Authentication;

/// <summary>A store of which only the saving matters: loaded are the tokens it was made with, or saved last.</summary>
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
