using Notion.Refit.Rows;

namespace Notion.Refit.TaskBoard.Boards;

/// <summary>The columns of the board: the options of the property Status that every new database in Notion has.</summary>
public enum TaskState
{
    /// <summary>Every other option, and no option at all. It is read, never written.</summary>
    [Option(Unknown = true)]
    Other,

    /// <summary>The first column.</summary>
    [Option("Not started", Color = "gray")]
    NotStarted,

    /// <summary>The second column.</summary>
    [Option("In progress", Color = "blue")]
    InProgress,

    /// <summary>The last column.</summary>
    [Option("Done", Color = "green")]
    Done,
}
