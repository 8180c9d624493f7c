using System.Text.Json;

namespace Notion.Refit.Conformance.Replaying;

/// <summary>What other conversations of the same recordings tell: users and the schemas of data sources, where a conversation itself does not show them.</summary>
internal sealed class SeedLibrary
{
    private readonly Dictionary<Guid, JsonElement> _users = [];
    private readonly Dictionary<Guid, JsonElement> _dataSources = [];

    /// <summary>The user of the token; null when nothing tells.</summary>
    public Guid? Bot { get; private init; }

    /// <summary>The name of the workspace; null when nothing tells.</summary>
    public string? WorkspaceName { get; private init; }

    /// <summary>The name of the integration; null when nothing tells.</summary>
    public string? IntegrationName { get; private init; }

    /// <summary>The largest file that the workspace takes; null when nothing tells.</summary>
    public long? MaxFileUploadSize { get; private init; }

    /// <summary>What addresses of pages begin with; null when nothing tells.</summary>
    public string? AppAddress { get; private init; }

    /// <summary>Gathers what conversations tell.</summary>
    public static SeedLibrary Of(IReadOnlyList<CassetteScan> scans)
    {
        SeedLibrary library = new()
        {
            Bot = scans.Select(scan => scan.Bot).FirstOrDefault(bot => bot is not null),
            WorkspaceName = scans.Select(scan => scan.WorkspaceName).FirstOrDefault(name => name is not null),
            IntegrationName = scans.Select(scan => scan.IntegrationName).FirstOrDefault(name => name is not null),
            MaxFileUploadSize = scans.Select(scan => scan.MaxFileUploadSize).FirstOrDefault(size => size is not null),
            AppAddress = scans.Select(scan => scan.AppAddress).FirstOrDefault(address => address is not null),
        };
        foreach (Sighting sighting in scans.SelectMany(scan => scan.Sightings))
        {
            if (sighting is { Kind: SeedKind.User, Full: { } user })
                library._users.TryAdd(sighting.Id, user);
            else if (sighting is { Kind: SeedKind.DataSource, Full: { } source })
                library._dataSources.TryAdd(sighting.Id, source);
        }

        return library;
    }

    public JsonElement? FindUser(Guid id) => _users.TryGetValue(id, out JsonElement user) ? user : null;

    public JsonElement? FindDataSource(Guid id) => _dataSources.TryGetValue(id, out JsonElement source) ? source : null;
}
