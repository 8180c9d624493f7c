namespace Notion.Refit.Models;

public sealed partial record MarkdownPosition
{
    /// <summary>The start of the content.</summary>
    public static MarkdownPosition Start { get; } = new(MarkdownPositionType.Start);

    /// <summary>The end of the content.</summary>
    public static MarkdownPosition End { get; } = new(MarkdownPositionType.End);
}
