namespace Notion.Refit.Content;

/// <summary>The replacement for a line end within a paragraph of Markdown.</summary>
public enum SoftBreak
{
    /// <summary>A blank, as browsers show it.</summary>
    Space,

    /// <summary>A line feed, as comments on GitHub show it.</summary>
    LineFeed,

    /// <summary>Nothing between two characters of Chinese or Japanese, otherwise a blank.</summary>
    CjkAware,
}
