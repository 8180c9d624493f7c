using System.Text.Json;

namespace Notion.Refit.Emulator.Tests;

/// <summary>An answer as it came over HTTP.</summary>
public sealed record RawAnswer(int Status, JsonElement Body, string? ContentType, string? RequestId)
{
    /// <summary>The header <c>Retry-After</c>.</summary>
    public string? RetryAfter { get; init; }

    public string? Code => Text("code");

    public string? Message => Text("message");

    public JsonElement this[string member] => Body.GetProperty(member);

    /// <summary>The entries of a list.</summary>
    public IReadOnlyList<JsonElement> Results => [.. Body.GetProperty("results").EnumerateArray()];

    public string Id => Body.GetProperty("id").GetString()!;

    private string? Text(string member) => Body.TryGetProperty(member, out JsonElement value) ? value.GetString() : null;
}
