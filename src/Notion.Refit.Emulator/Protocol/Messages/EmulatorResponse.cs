using System.Buffers;

namespace Notion.Refit.Emulator.Protocol.Messages;

/// <summary>The response of the core to a request.</summary>
internal sealed record EmulatorResponse
{
    /// <summary>The header that repeats the id of the request.</summary>
    public const string RequestIdHeader = "x-notion-request-id";

    /// <summary>The content type of JSON responses.</summary>
    public const string Json = "application/json; charset=utf-8";

    /// <summary>The content type of streams of events.</summary>
    public const string EventStream = "text/event-stream";

    /// <summary>The HTTP status.</summary>
    public required int Status { get; init; }

    /// <summary>The id of the request, also the last member of the body. Null for files: they do not come from the API itself.</summary>
    public string? RequestId { get; init; }

    /// <summary>The header <c>Content-Type</c>.</summary>
    public string ContentType { get; init; } = Json;

    /// <summary>Further headers of the answer and its content, apart from <c>Content-Length</c>.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>The body: UTF-8 JSON, or the bytes of a file in the pieces in which they were sent.</summary>
    public required ReadOnlySequence<byte> Body { get; init; }

    /// <summary>The pieces of a body that lasts, in place of <see cref="Body"/>; null for a body that is there at once.</summary>
    public IAsyncEnumerable<ReadOnlyMemory<byte>>? Stream { get; init; }

    /// <summary>The way in which the response is delivered.</summary>
    public Delivery Delivery { get; init; }

    /// <summary>Seconds after which to come back; sent as the header <c>Retry-After</c>.</summary>
    public int? RetryAfterSeconds { get; init; }
}
