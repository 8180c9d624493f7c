namespace Notion.Refit.Authentication;

/// <summary>A provider that knows its token without a call, and has no other one.</summary>
internal interface IKnownTokenProvider : INotionTokenProvider
{
    /// <summary>Returns the token.</summary>
    /// <exception cref="InvalidOperationException">There is no token.</exception>
    string GetToken();

    ValueTask<string> INotionTokenProvider.GetTokenAsync(CancellationToken cancellationToken) => new(GetToken());
}
