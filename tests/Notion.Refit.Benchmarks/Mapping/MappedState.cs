using Notion.Refit.Rows;

namespace Notion.Refit.Benchmarks.Mapping;

/// <summary>The options of a select.</summary>
internal enum MappedState
{
    [Option(Unknown = true)]
    Other,
    Open,
    [Option("In progress")]
    InProgress,
    Done,
}
