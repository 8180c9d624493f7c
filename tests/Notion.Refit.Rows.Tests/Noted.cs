namespace Notion.Refit.Rows.Tests;

public record Noted
{
    public string? Notes { get; init; }
}
