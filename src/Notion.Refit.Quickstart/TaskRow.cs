using Notion.Refit.Rows;

namespace Notion.Refit.Quickstart;

/// <summary>A row of the database: a column for each member, checked by the compiler.</summary>
[NotionRow]
internal sealed partial record TaskRow
{
    [Title]
    public required string Name { get; init; }

    [ColumnSchema(NumberFormat = "euro")]
    public decimal? Cost { get; init; }

    public TaskState? Status { get; init; }

    public DateOnly? Due { get; init; }
}
