using Notion.Refit.Emulator.Snapshots;

namespace Notion.Refit.Emulator.Protocol.Errors;

/// <summary>An error that the API answers with. <see cref="ApiErrors"/> makes all of them.</summary>
[SharedBySnapshots("Nothing changes it after it was thrown.")]
internal sealed class ApiException(int status, string code, string message) : Exception(message)
{
    public int Status { get; } = status;

    /// <summary>The value of the member <c>code</c>.</summary>
    public string Code { get; } = code;

    /// <summary>The member <c>additional_data</c>; left out when it is empty.</summary>
    public IReadOnlyList<ErrorFact> AdditionalData { get; init; } = [];

    /// <summary>Seconds for the header <c>Retry-After</c>.</summary>
    public int? RetryAfterSeconds { get; init; }
}
