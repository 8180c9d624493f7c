namespace Notion.Refit.Authentication;

/// <summary>By what a request authenticates.</summary>
internal enum RequestCredentials
{
    /// <summary>By the token of the client.</summary>
    Token,

    /// <summary>By client id and secret, as the operations of OAuth do.</summary>
    Client,

    /// <summary>By what it brought along.</summary>
    Own,
}
