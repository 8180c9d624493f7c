namespace Notion.Refit.Tests.Authentication;

/// <summary>A store whose content the test sets and whose saving it watches.</summary>
/// <param name="tokens">What is stored at first.</param>
internal sealed class MemoryTokenStore(OAuthTokenPair? tokens) : IOAuthTokenStore
{
    private int _loads;

    public OAuthTokenPair? Tokens { get; set; } = tokens;

    public List<OAuthTokenPair> Saves { get; } = [];

    /// <summary>How often it was loaded: every renewal does it once, so this counts renewals whatever their order.</summary>
    public int Loads => _loads;

    public Func<OAuthTokenPair, Task> Saving { get; set; } = _ => Task.CompletedTask;

    public ValueTask<OAuthTokenPair?> LoadAsync(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _loads);
        return new(Tokens);
    }

    public async ValueTask SaveAsync(OAuthTokenPair tokens, CancellationToken cancellationToken)
    {
        Saves.Add(tokens);
        await Saving(tokens);
        Tokens = tokens;
    }
}
