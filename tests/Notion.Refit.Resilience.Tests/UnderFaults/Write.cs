namespace Notion.Refit.Resilience.Tests.UnderFaults;

/// <summary>What a client knows of a write that it asked for.</summary>
internal enum Fate
{
    /// <summary>It was answered: it is there.</summary>
    Acknowledged,

    /// <summary>The failure says, or can only mean, that it was carried out.</summary>
    CarriedOut,

    /// <summary>Nobody knows: it is there once, or not at all.</summary>
    Unknown,

    /// <summary>It was refused: it is not there.</summary>
    Refused,
}

/// <summary>A write that makes something with a text of its own.</summary>
/// <param name="Text">The text.</param>
/// <param name="Fate">What the client knows of it.</param>
/// <param name="Id">The id it was told; null where it was told none.</param>
internal sealed record Write(string Text, Fate Fate, string? Id);
