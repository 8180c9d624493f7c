namespace Notion.Refit.Rows.Tests;

public enum TaskState
{
    [Option(Unknown = true)]
    Other,
    Open,
    [Option("In progress")]
    InProgress,
    Done,
}
