namespace Notion.Refit.TaskBoard.Boards;

/// <summary>The headings of columns.</summary>
public static class TaskStateText
{
    /// <summary>Returns the heading of a column.</summary>
    public static string Title(this TaskState state) => state switch
    {
        TaskState.NotStarted => "Not started",
        TaskState.InProgress => "In progress",
        TaskState.Done => "Done",
        _ => "Other",
    };
}
