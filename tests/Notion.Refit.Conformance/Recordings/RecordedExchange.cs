using System.Text.Json;

namespace Notion.Refit.Conformance.Recordings;

/// <summary>A recorded request with its answer.</summary>
internal sealed record RecordedExchange
{
    /// <summary>File and line that the exchange was read from.</summary>
    public required string Origin { get; init; }

    /// <summary>The conversation that the exchange belongs to.</summary>
    public required string Cassette { get; init; }

    /// <summary>Place of the exchange in its conversation, from 0.</summary>
    public required int Index { get; init; }

    /// <summary>The HTTP verb, in capitals.</summary>
    public required string Method { get; init; }

    /// <summary>The path of the request, without a query.</summary>
    public required string Path { get; init; }

    /// <summary>Names and values of the query, in order.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Query { get; init; }

    /// <summary>The API version that the request asked for.</summary>
    public required string? Version { get; init; }

    /// <summary>The media type of the request body, or null.</summary>
    public required string? ContentType { get; init; }

    /// <summary>The request body: JSON, a string where the body was none, null where there was no body.</summary>
    public required JsonElement Request { get; init; }

    /// <summary>The HTTP status.</summary>
    public required int Status { get; init; }

    /// <summary>The answer: JSON, a string where it was none, null where it was empty.</summary>
    public required JsonElement Response { get; init; }
}
