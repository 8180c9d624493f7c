namespace Notion.Refit.Emulator.Protocol.Messages;

/// <summary>A request as both fronts pass it to the core: plain data, independent of an HTTP stack.</summary>
internal sealed record EmulatorRequest
{
    /// <summary>The verb, in upper case.</summary>
    public required string Method { get; init; }

    /// <summary>The scheme and authority of the request: <c>http://127.0.0.1:5055</c>. Addresses of the emulator in responses start with it.</summary>
    public required string Origin { get; init; }

    /// <summary>The path as it was sent, still percent-encoded.</summary>
    public required string Path { get; init; }

    /// <summary>The query parameters in order, decoded. A name may come several times.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Query { get; init; } = [];

    /// <summary>All headers, for those who look at requests afterwards.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>The header <c>Authorization</c>.</summary>
    public string? Authorization { get; init; }

    /// <summary>The header <c>Notion-Version</c>.</summary>
    public string? Version { get; init; }

    /// <summary>Whether the request asks for a stream of events.</summary>
    public bool AsksForStream => Headers.Any(static header =>
        header.Key.Equals("Accept", StringComparison.OrdinalIgnoreCase) && header.Value.Contains(EmulatorResponse.EventStream, StringComparison.OrdinalIgnoreCase));

    /// <summary>The header <c>Content-Type</c>.</summary>
    public string? ContentType { get; init; }

    /// <summary>The header <c>Range</c>, which only files know.</summary>
    public string? Range { get; init; }

    /// <summary>The body; empty if it is too large for any operation.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>All query parameters of a name; clients also write <c>name[]</c>.</summary>
    public IEnumerable<string> QueryValues(string name) =>
        from parameter in Query
        where string.Equals(parameter.Key, name, StringComparison.Ordinal) || string.Equals(parameter.Key, name + "[]", StringComparison.Ordinal)
        select parameter.Value;

    /// <summary>Whether the front did not read the body, because it is larger than any operation takes.</summary>
    public bool IsBodyTooLarge { get; init; }
}
