using Notion.Refit.Conformance.Recordings;

namespace Notion.Refit.Conformance.Decoding;

/// <summary>What came of decoding one exchange.</summary>
internal sealed record ExchangeResult
{
    /// <summary>The exchange.</summary>
    public required RecordedExchange Exchange { get; init; }

    /// <summary>Id of the operation; null when the client has none for the address.</summary>
    public required string? Operation { get; init; }

    /// <summary>Everything that was lost.</summary>
    public IReadOnlyList<Loss> Losses { get; init; } = [];

    /// <summary>Bodies that were not decoded, as a reason each.</summary>
    public IReadOnlyList<string> NotDecoded { get; init; } = [];

    /// <summary>What the decoded bodies hold that the client has no name for.</summary>
    public IReadOnlyList<ModelInventory> Inventories { get; init; } = [];

    /// <summary>Whether everything that was decoded came back as it was.</summary>
    public bool IsLossless => Losses.Count == 0;

    /// <summary>Whether a union met a case it does not know.</summary>
    public bool HasUnknownCase => Inventories.Any(i => i.UnknownCases.Count > 0);
}
