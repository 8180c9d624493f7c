namespace Notion.Refit.Emulator.Core;

/// <summary>What the core answers to a request.</summary>
internal sealed record EmulatorResponse
{
    /// <summary>The header that repeats the id of the request.</summary>
    public const string RequestIdHeader = "x-notion-request-id";

    /// <summary>What every JSON answer of the API has as its content type.</summary>
    public const string Json = "application/json; charset=utf-8";

    /// <summary>The HTTP status.</summary>
    public required int Status { get; init; }

    /// <summary>The id of the request, also the last member of the body.</summary>
    public required string RequestId { get; init; }

    /// <summary>The body: UTF-8 JSON.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Seconds after which to come back; sent as the header <c>Retry-After</c>.</summary>
    public int? RetryAfterSeconds { get; init; }
}
