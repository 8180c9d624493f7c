using Notion.Refit.Emulator.Protocol.Errors;
using Notion.Refit.Emulator.Protocol.Identity;
using Notion.Refit.Emulator.Snapshots;

namespace Notion.Refit.Emulator.State;

/// <summary>All installations of the public connection, and the codes that may become some.</summary>
/// <remarks>Every member is one step for others: no two requests get something for the same code or refresh token.</remarks>
internal sealed class Installations(ConnectionTable connections) : ISnapshotState
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, AuthorizationCode> _codes = new(StringComparer.Ordinal);
    private readonly List<Installation> _all = [];

    /// <summary>Keeps what a person has agreed to.</summary>
    public void Add(string code, AuthorizationCode agreement)
    {
        lock (_lock)
            _codes.Add(code, agreement);
    }

    /// <summary>Exchanges a code for an installation.</summary>
    /// <exception cref="ApiException">The code is not in force, or was made for another address.</exception>
    public Installation Install(string code, string? redirectUri, string name, IdSource ids, Validity validity)
    {
        lock (_lock)
        {
            if (!_codes.TryGetValue(code, out AuthorizationCode? agreement) || agreement.End <= validity.Now)
                throw ApiErrors.OAuth("invalid_grant", "Invalid code: it does not exist, was used already, or has expired.");

            // Assumption: a wrong address does not use the code up.
            if (agreement.RedirectUri is null && redirectUri is not null)
                throw ApiErrors.OAuth("invalid_request", "redirect_uri should not be present: it was not part of the address of authorization.");
            if (!string.Equals(agreement.RedirectUri, redirectUri, StringComparison.Ordinal))
                throw ApiErrors.OAuth("invalid_grant", "Mismatching redirect_uri.");

            _codes.Remove(code);
            var bot = new StoredUser { Id = ids.New(IdKind.Bot), Name = name, IsBot = true };
            agreement.Workspace.Change(() => agreement.Workspace.Users.Add(bot));
            var installation = new Installation
            {
                Connection = new Connection(ids.NewToken(), agreement.Workspace, bot)
                {
                    Capabilities = agreement.Capabilities,
                    Shared = agreement.Shared is null ? null : [.. agreement.Shared],
                    Owner = agreement.Person,
                    End = validity.End,
                },
                RefreshToken = ids.NewRefreshToken(),
                IssuedAt = validity.Now,
            };
            connections.Add(installation.Connection);
            _all.Add(installation);
            return installation;
        }
    }

    /// <summary>Exchanges a refresh token for a new pair. The old one ends.</summary>
    /// <exception cref="ApiException">The refresh token is not in force.</exception>
    public Installation Refresh(string refreshToken, IdSource ids, Validity validity)
    {
        lock (_lock)
        {
            // A refresh token that is used twice may be stolen: it is unknown which client has the new pair.
            if (_all.Find(entry => entry.UsedRefreshTokens.Contains(refreshToken)) is { } stolen)
                Remove(stolen);
            if (_all.Find(entry => string.Equals(entry.RefreshToken, refreshToken, StringComparison.Ordinal)) is not { } installation)
                throw ApiErrors.OAuth("invalid_grant", "Invalid refresh_token: it does not exist, was used already, or is revoked.");

            connections.Remove(installation.Connection.Token);
            installation.UsedRefreshTokens.Add(refreshToken);
            installation.Connection = installation.Connection.Renew(ids.NewToken(), validity.End);
            installation.RefreshToken = ids.NewRefreshToken();
            installation.IssuedAt = validity.Now;
            connections.Add(installation.Connection);
            return installation;
        }
    }

    /// <summary>Finds the installation that an access or refresh token is in force for.</summary>
    public Installation? Find(string token, DateTimeOffset now)
    {
        lock (_lock)
        {
            return _all.Find(entry =>
                string.Equals(entry.RefreshToken, token, StringComparison.Ordinal)
                || (string.Equals(entry.Connection.Token, token, StringComparison.Ordinal)
                    && connections.Find(token) is not null
                    && !(entry.Connection.End <= now)));
        }
    }

    /// <summary>Ends an installation, by its access or refresh token.</summary>
    public void Revoke(string token)
    {
        lock (_lock)
        {
            Installation? found = _all.Find(entry =>
                string.Equals(entry.RefreshToken, token, StringComparison.Ordinal) || string.Equals(entry.Connection.Token, token, StringComparison.Ordinal));
            if (found is not null)
                Remove(found);
        }
    }

    private void Remove(Installation installation)
    {
        connections.Remove(installation.Connection.Token);
        _all.Remove(installation);
    }
}
