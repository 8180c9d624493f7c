namespace Notion.Refit.Authentication;

/// <summary>The kind of credentials a request uses.</summary>
internal enum RequestCredentials
{
    /// <summary>The token of the client.</summary>
    Token,

    /// <summary>Client id and secret, as the operations of OAuth use.</summary>
    Client,

    /// <summary>The credentials that the request came with.</summary>
    Own,
}
