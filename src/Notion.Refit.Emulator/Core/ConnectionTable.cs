using System.Collections.Concurrent;
using Notion.Refit.Emulator.Errors;

namespace Notion.Refit.Emulator.Core;

/// <summary>The tokens that are valid.</summary>
internal sealed class ConnectionTable
{
    private const string Scheme = "Bearer ";

    private readonly ConcurrentDictionary<string, Connection> _connections = new(StringComparer.Ordinal);

    public void Add(Connection connection) => _connections[connection.Token] = connection;

    /// <summary>Finds whom a token belongs to.</summary>
    /// <param name="authorization">The header.</param>
    /// <exception cref="ApiException">There is no token, or it is not valid.</exception>
    public Connection Authenticate(string? authorization) =>
        authorization is not null
        && authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
        && _connections.TryGetValue(authorization[Scheme.Length..].Trim(), out Connection? connection)
            ? connection
            : throw ApiErrors.Unauthorized();
}
