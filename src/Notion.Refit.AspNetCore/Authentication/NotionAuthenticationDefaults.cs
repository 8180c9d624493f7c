namespace Notion.Refit.AspNetCore;

/// <summary>The default values of the sign-in with Notion.</summary>
public static class NotionAuthenticationDefaults
{
    /// <summary>The name of the scheme.</summary>
    public const string AuthenticationScheme = "Notion";

    /// <summary>The name of the scheme for people.</summary>
    public const string DisplayName = "Notion";

    /// <summary>The path of the app that Notion redirects to. It is part of the redirect URI that the connection lists.</summary>
    public const string CallbackPath = "/signin-notion";

    internal const string AuthorizationPath = "/v1/oauth/authorize";

    internal const string TokenPath = "/v1/oauth/token";
}
