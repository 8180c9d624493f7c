namespace Notion.Refit.Authentication;

/// <summary>A provider that knows its token without asking anybody, and has no other in its place.</summary>
internal interface IKnownTokenProvider : INotionTokenProvider
{
    /// <summary>Gives the token.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    string GetToken();

    ValueTask<string> INotionTokenProvider.GetTokenAsync(CancellationToken cancellationToken) => new(GetToken());
}
