namespace Notion.Refit.Emulator.Tests.Robustness;

/// <summary>A request that is wrong in one place.</summary>
/// <param name="Reason">What is wrong with it.</param>
/// <param name="Path">Path and query.</param>
/// <param name="Status">What it must be answered with.</param>
/// <param name="Places">What the message must name one of; none where the code says all.</param>
internal sealed record MalformedRequest(string Reason, string Path, int Status, params string[] Places)
{
    public byte[]? Body { get; init; }

    public string ContentType { get; init; } = "application/json";

    /// <summary>The token; null for none, empty for the valid one.</summary>
    public string? Token { get; init; } = "";

    public string? Version { get; init; } = RawApi.Version;

    public override string ToString() =>
        $"{Reason}: {Path} {(Body is null ? "" : System.Text.Encoding.UTF8.GetString(Body.AsSpan(0, Math.Min(Body.Length, 2000))))}";
}
