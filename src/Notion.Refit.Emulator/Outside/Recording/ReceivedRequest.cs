using System.Text;
using System.Text.Json;

namespace Notion.Refit.Emulator;

/// <summary>A request that an emulator received, and its outcome.</summary>
public sealed class ReceivedRequest
{
    internal ReceivedRequest()
    {
    }

    /// <summary>The number of the request since the start of the emulator, from 1.</summary>
    public long Number { get; internal set; }

    /// <summary>The time of its arrival, by the emulator's clock.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The HTTP method.</summary>
    public required HttpMethod Method { get; init; }

    /// <summary>The path as it was sent, without the query.</summary>
    public required string Path { get; init; }

    /// <summary>The parameters of the query in order, decoded.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Query { get; init; }

    /// <summary>The operation; null when the request is not an operation of the API.</summary>
    public required NotionOperation? Operation { get; init; }

    /// <summary>The headers, those of the body too; names in any case. Of credentials only the scheme is kept.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    /// <summary>The body; of a body of more than 1 MiB only the start.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>The HTTP status of the response; null without a response: see <see cref="Fault"/>.</summary>
    public required int? Status { get; init; }

    /// <summary>The request id of the response; null when it has none.</summary>
    public required string? RequestId { get; init; }

    /// <summary>The fault of the request; null for none.</summary>
    public required FaultKind? Fault { get; init; }

    /// <summary>Returns the body as text.</summary>
    /// <returns>The text.</returns>
    public string ReadText() => Encoding.UTF8.GetString(Body.Span);

    /// <summary>Returns the body as JSON.</summary>
    /// <returns>The root.</returns>
    /// <exception cref="JsonException">The body is not JSON.</exception>
    public JsonElement ReadJson() => JsonElement.Parse(Body.Span);

    /// <summary>Returns method, path and outcome.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{Method} {Path} -> {Status?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "no answer"}{(Fault is { } fault ? $" ({fault})" : "")}";
}
