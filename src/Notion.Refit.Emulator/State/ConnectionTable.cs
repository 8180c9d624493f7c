using System.Collections.Concurrent;
using Notion.Refit.Emulator.Protocol.Errors;
using Notion.Refit.Emulator.Snapshots;

namespace Notion.Refit.Emulator.State;

/// <summary>The tokens that are valid.</summary>
internal sealed class ConnectionTable : ISnapshotState
{
    private const string Scheme = "Bearer ";

    private readonly ConcurrentDictionary<string, Connection> _connections = new(StringComparer.Ordinal);

    /// <summary>Makes a token valid.</summary>
    /// <exception cref="ArgumentException">It is valid already.</exception>
    public void Add(Connection connection)
    {
        if (!_connections.TryAdd(connection.Token, connection))
            throw new ArgumentException("There is a connection with this token already.", nameof(connection));
    }

    /// <summary>Ends the validity of a token.</summary>
    public bool Remove(string token) => _connections.TryRemove(token, out _);

    public Connection? Find(string token) => _connections.GetValueOrDefault(token);

    /// <summary>Finds whom a token belongs to.</summary>
    /// <param name="authorization">The header.</param>
    /// <param name="now">The moment.</param>
    /// <exception cref="ApiException">There is no token, or it is not valid.</exception>
    public Connection Authenticate(string? authorization, DateTimeOffset now) =>
        authorization is not null
        && authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
        && Find(authorization[Scheme.Length..].Trim()) is { } connection
        && !(connection.End <= now)
            ? connection
            : throw ApiErrors.Unauthorized();
}
