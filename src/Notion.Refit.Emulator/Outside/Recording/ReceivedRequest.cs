using System.Text;
using System.Text.Json;

namespace Notion.Refit.Emulator;

/// <summary>A request that has come to an emulator, and what became of it.</summary>
public sealed class ReceivedRequest
{
    internal ReceivedRequest()
    {
    }

    /// <summary>Its number since the emulator was started, from 1.</summary>
    public long Number { get; internal set; }

    /// <summary>When it came, by the clock of the emulator.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The verb.</summary>
    public required HttpMethod Method { get; init; }

    /// <summary>The path as it was sent, without the query.</summary>
    public required string Path { get; init; }

    /// <summary>The parameters of the query in order, decoded.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Query { get; init; }

    /// <summary>The operation; null when it is none of the API.</summary>
    public required NotionOperation? Operation { get; init; }

    /// <summary>The headers, those of the body too; names in any case. Of credentials only the scheme is kept.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    /// <summary>The body; of one of more than 1 MiB only its begin.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>The HTTP status of the answer; null when none came: see <see cref="Fault"/>.</summary>
    public required int? Status { get; init; }

    /// <summary>The id of the request that the answer told; null when it told none.</summary>
    public required string? RequestId { get; init; }

    /// <summary>The fault that hit it; null for none.</summary>
    public required FaultKind? Fault { get; init; }

    /// <summary>The body as text.</summary>
    /// <returns>The text.</returns>
    public string ReadText() => Encoding.UTF8.GetString(Body.Span);

    /// <summary>The body as JSON.</summary>
    /// <returns>The root.</returns>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public JsonElement ReadJson() => JsonElement.Parse(Body.Span);

    /// <summary>Verb, path, and what became of it.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{Method} {Path} -> {Status?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "no answer"}{(Fault is { } fault ? $" ({fault})" : "")}";
}
