namespace Notion.Refit.Rows.Tests.Kinds;

internal enum Level
{
    Low,
    High,
    [Option("very high", Color = "red")]
    VeryHigh,
}
