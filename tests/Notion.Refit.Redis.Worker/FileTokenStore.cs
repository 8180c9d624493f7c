namespace Notion.Refit.Redis.Worker;

/// <summary>Tokens in a file: access token and refresh token, a line each.</summary>
/// <param name="path">The file.</param>
/// <param name="stops">Whether the process stops when it is to save.</param>
internal sealed class FileTokenStore(string path, bool stops) : IOAuthTokenStore
{
    public async ValueTask<OAuthTokenPair?> LoadAsync(CancellationToken cancellationToken)
    {
        string[] lines = await File.ReadAllLinesAsync(path, cancellationToken);
        return new OAuthTokenPair(lines[0], lines[1]);
    }

    public async ValueTask SaveAsync(OAuthTokenPair tokens, CancellationToken cancellationToken)
    {
        if (stops)
            await StoppingLock.StopAsync();
        string temporary = $"{path}.{Environment.ProcessId}";
        await File.WriteAllLinesAsync(temporary, [tokens.AccessToken, tokens.RefreshToken!], cancellationToken);
        File.Move(temporary, path, overwrite: true);
    }
}
