namespace Notion.Refit.Emulator.Outside.Faults;

/// <summary>Which requests a fault hits. Used under the lock of <see cref="EmulatorFaults"/>.</summary>
/// <param name="fault">The fault.</param>
/// <param name="operations">The operations it hits; empty for all.</param>
internal sealed class FaultRule(Fault fault, NotionOperation[] operations)
{
    /// <summary>The fault.</summary>
    public Fault Fault => fault;

    /// <summary>How many requests it hits yet; null for any number.</summary>
    public int? Remaining { get; set; }

    /// <summary>When it ends; null for never.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Which share of requests it hits; null for all.</summary>
    public double? Share { get; init; }

    public bool Concerns(NotionOperation operation) => operations.Length == 0 || operations.Contains(operation);
}
