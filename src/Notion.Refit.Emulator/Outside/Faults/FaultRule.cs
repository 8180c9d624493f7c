namespace Notion.Refit.Emulator.Outside.Faults;

/// <summary>Selects the requests of a fault. Used under the lock of <see cref="EmulatorFaults"/>.</summary>
/// <param name="fault">The fault.</param>
/// <param name="operations">The operations it hits; empty for all.</param>
internal sealed class FaultRule(Fault fault, NotionOperation[] operations)
{
    /// <summary>The fault.</summary>
    public Fault Fault => fault;

    /// <summary>The number of requests that remain; null for no limit.</summary>
    public int? Remaining { get; set; }

    /// <summary>The end; null for none.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>The share of requests; null for all.</summary>
    public double? Share { get; init; }

    public bool Concerns(NotionOperation operation) => operations.Length == 0 || operations.Contains(operation);
}
