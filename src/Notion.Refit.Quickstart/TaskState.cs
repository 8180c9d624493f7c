using Notion.Refit.Rows;

namespace Notion.Refit.Quickstart;

/// <summary>The options of the column Status.</summary>
internal enum TaskState
{
    [Option("Open", Color = "yellow")]
    Open,
    [Option("Done", Color = "green")]
    Done,
}
