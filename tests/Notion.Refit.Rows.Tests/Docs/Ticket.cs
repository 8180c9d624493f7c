namespace Notion.Refit.Rows.Tests.Docs;

// snippet: rows-type
[NotionRow]
public partial record Ticket
{
    [Title] public required string Name { get; init; }           // the title, whatever the column is called
    public TicketState? Status { get; init; }                    // a select or a status: the data source says which
    public decimal? EstimatedValue { get; init; }                // "Estimated value", "💰 estimated value": letters and digits count
    public bool Done { get; init; }
    public DateOnly? Due { get; init; }
    public IReadOnlyList<string> Tags { get; init; } = [];
    public IReadOnlyList<UserId> AssignedTo { get; init; } = [];
    public PageId? Project { get; init; }                        // a relation to one page; a list for several
    [ReadOnlyColumn] public decimal? Total { get; init; }        // a formula, rollup, unique id, time or author
    [NotionColumn("External ID")] public string ExternalId { get; init; } = "";
}

public enum TicketState
{
    [Option(Unknown = true)] Other,                              // read for every other option, never written
    Open,
    [Option("In progress")] InProgress,
    Done,
}
// end-snippet
