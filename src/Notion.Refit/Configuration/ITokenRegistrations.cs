namespace Notion.Refit.Configuration;

/// <summary>The registrations of token providers in a container.</summary>
internal interface ITokenRegistrations
{
    /// <summary>Whether the token provider of a client is scoped, but was registered after the client, which is a singleton.</summary>
    /// <param name="name">The name of the client; null for the client without a name.</param>
    bool IsScopedTooLate(string? name);
}
