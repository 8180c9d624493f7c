using System.Collections.Frozen;
using Notion.Refit.Emulator.Outside.Faults;
using Notion.Refit.Emulator.Protocol.Messages;

namespace Notion.Refit.Emulator.Outside.Recording;

/// <summary>Makes what is kept of a request.</summary>
internal static class RequestRecord
{
    private const int LongestBody = 1024 * 1024;

    private static readonly FrozenSet<string> Secret = FrozenSet.ToFrozenSet(["Authorization", "Proxy-Authorization", "Cookie"], StringComparer.OrdinalIgnoreCase);

    /// <param name="request">The request.</param>
    /// <param name="operation">Its operation; null when it has none.</param>
    /// <param name="received">When it came.</param>
    /// <param name="fault">What goes wrong with it.</param>
    /// <param name="answer">What is answered; null when the client has given up before.</param>
    public static ReceivedRequest Of(EmulatorRequest request, NotionOperation? operation, DateTimeOffset received, Fault? fault, EmulatorResponse? answer) => new()
    {
        Time = received,
        Method = HttpMethod.Parse(request.Method),
        Path = request.Path,
        Query = request.Query,
        Operation = operation,
        Headers = Headers(request),
        Body = request.Body.Length > LongestBody ? request.Body[..LongestBody].ToArray() : request.Body,
        Status = answer?.Delivery is null or Delivery.Refused or Delivery.Reset or Delivery.Stalled ? null : answer.Status,
        RequestId = answer?.RequestId,
        Fault = fault?.Kind,
    };

    private static RecordedHeaders Headers(EmulatorRequest request)
    {
        var headers = new KeyValuePair<string, string>[request.Headers.Count];
        for (int i = 0; i < headers.Length; i++)
        {
            (string name, string value) = request.Headers[i];
            headers[i] = new(name, Secret.Contains(name) ? Masked(value) : value);
        }

        return new RecordedHeaders(headers);
    }

    // "Bearer …" shows how a request was authorized, but not the credential.
    private static string Masked(string value)
    {
        int blank = value.IndexOf(' ', StringComparison.Ordinal);
        return blank < 0 ? "…" : $"{value.AsSpan(0, blank)} …";
    }
}
