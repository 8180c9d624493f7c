using System.Text.Json;

namespace Notion.Refit.Emulator.Outside.Faults;

/// <summary>A fault in the file of <c>--faults</c>. All times are seconds.</summary>
internal sealed record FaultEntry
{
    // What there is beside the members that say which requests are hit.
    private static readonly Dictionary<FaultKind, string[]> Members = new()
    {
        [FaultKind.ResetConnection] = [nameof(AfterCommit)],
        [FaultKind.Stall] = [nameof(AfterCommit)],
        [FaultKind.Html] = [nameof(Status), nameof(RetryAfter)],
        [FaultKind.RateLimited] = [nameof(RetryAfter), nameof(RetryAfterForm), nameof(Reason)],
        [FaultKind.Overloaded] = [nameof(RetryAfter), nameof(RetryAfterForm)],
        [FaultKind.ServerError] = [nameof(Status), nameof(AfterCommit)],
        [FaultKind.Error] = [nameof(Status), nameof(Code), nameof(Message)],
        [FaultKind.Delay] = [nameof(Delay)],
    };

    public required FaultKind Fault { get; init; }

    public int? Next { get; init; }

    public double? During { get; init; }

    public double? Share { get; init; }

    public IReadOnlyList<string> Operations { get; init; } = [];

    public int? Status { get; init; }

    public double? RetryAfter { get; init; }

    public RetryAfterForm? RetryAfterForm { get; init; }

    public string? Reason { get; init; }

    public bool? AfterCommit { get; init; }

    public string? Code { get; init; }

    public string? Message { get; init; }

    public double? Delay { get; init; }

    /// <exception cref="FormatException">It is not valid.</exception>
    /// <exception cref="ArgumentException">A value is not valid.</exception>
    public void AddTo(EmulatorFaults faults)
    {
        CheckMembers();
        Add(Trigger(faults));
    }

    private FaultTrigger Trigger(EmulatorFaults faults)
    {
        NotionOperation[] operations = [.. Operations.Select(Operation)];
        return (Next, During, Share) switch
        {
            (null, null, null) => faults.Always(operations),
            ({ } count, null, null) => faults.Next(count, operations),
            (null, { } seconds, null) => faults.During(TimeSpan.FromSeconds(seconds), operations),
            (null, null, { } share) => faults.Sometimes(share, operations),
            _ => throw new FormatException("Only one of next, during and share is possible."),
        };
    }

    private void Add(FaultTrigger trigger)
    {
        TimeSpan? retryAfter = RetryAfter is { } seconds ? TimeSpan.FromSeconds(seconds) : null;
        RetryAfterForm form = RetryAfterForm ?? default;
        bool afterCommit = AfterCommit ?? false;
        _ = Fault switch
        {
            FaultKind.RefuseConnection => trigger.RefuseConnection(),
            FaultKind.ResetConnection => trigger.ResetConnection(afterCommit),
            FaultKind.ResetWithinBody => trigger.ResetWithinBody(),
            FaultKind.Stall => trigger.Stall(afterCommit),
            FaultKind.StallWithinBody => trigger.StallWithinBody(),
            FaultKind.CutJson => trigger.CutJson(),
            FaultKind.Html => trigger.Html(Status ?? throw Missing(nameof(Status)), retryAfter),
            FaultKind.RateLimited => Reason is null ? trigger.RateLimited(retryAfter, form) : trigger.RateLimited(retryAfter, form, Reason),
            FaultKind.Overloaded => trigger.Overloaded(retryAfter, form),
            FaultKind.Conflict => trigger.Conflict(),
            FaultKind.ServerError => trigger.ServerError(Status ?? 500, afterCommit),
            FaultKind.ServiceUnavailableAfterCommit => trigger.ServiceUnavailableAfterCommit(),
            FaultKind.Error => AddError(trigger),
            FaultKind.Delay => trigger.Delay(TimeSpan.FromSeconds(Delay ?? throw Missing(nameof(Delay)))),
            _ => throw new FormatException($"There is no fault {Fault}."),
        };
    }

    private EmulatorFaults AddError(FaultTrigger trigger)
    {
        int status = Status ?? throw Missing(nameof(Status));
        string code = Code ?? throw Missing(nameof(Code));
        return Message is null ? trigger.Error(status, code) : trigger.Error(status, code, Message);
    }

    private void CheckMembers()
    {
        string[] possible = Members.GetValueOrDefault(Fault, []);
        foreach ((string name, object? value) in new (string, object?)[]
        {
            (nameof(Status), Status), (nameof(RetryAfter), RetryAfter), (nameof(RetryAfterForm), RetryAfterForm), (nameof(Reason), Reason),
            (nameof(AfterCommit), AfterCommit), (nameof(Code), Code), (nameof(Message), Message), (nameof(Delay), Delay),
        })
        {
            if (value is not null && !possible.Contains(name, StringComparer.Ordinal))
                throw new FormatException($"{Snake(Fault.ToString())} has no {Snake(name)}.");
        }
    }

    private static NotionOperation Operation(string id) =>
        NotionOperations.All.FirstOrDefault(operation => operation.Id == id)
        ?? throw new FormatException($"There is no operation '{id}'. Operations have the names of the description, such as createPage.");

    private static FormatException Missing(string member) => new($"{Snake(member)} is missing.");

    private static string Snake(string name) => JsonNamingPolicy.SnakeCaseLower.ConvertName(name);
}
