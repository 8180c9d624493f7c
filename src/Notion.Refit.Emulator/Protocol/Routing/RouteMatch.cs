namespace Notion.Refit.Emulator.Protocol.Routing;

/// <summary>The operation of a request and the values of the placeholders in its path, decoded.</summary>
internal sealed record RouteMatch(NotionOperation Operation, IReadOnlyDictionary<string, string> PathValues)
{
    /// <summary>Whether it changes nothing, so that it may run beside others of its kind.</summary>
    public bool IsRead => Operation.IsIdempotent && Operation.Method != HttpMethod.Delete;
}
