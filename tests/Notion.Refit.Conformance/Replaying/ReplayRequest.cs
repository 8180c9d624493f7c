namespace Notion.Refit.Conformance.Replaying;

/// <summary>A request as it is sent again.</summary>
internal sealed record ReplayRequest
{
    public required string Method { get; init; }

    /// <summary>Path and query, escaped.</summary>
    public required string Address { get; init; }

    public required string? Version { get; init; }

    public string? ContentType { get; init; }

    public byte[]? Body { get; init; }

    /// <summary>Whether the token is to be one that does not exist: recordings leave tokens out, the answer tells.</summary>
    public bool HasBadToken { get; init; }
}
