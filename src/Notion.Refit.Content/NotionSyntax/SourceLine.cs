namespace Notion.Refit.Content.NotionSyntax;

/// <summary>A line of a document.</summary>
/// <param name="Column">How far it is indented: a tab counts as four blanks.</param>
/// <param name="Text">The text after the indentation.</param>
/// <param name="Raw">The whole line.</param>
internal readonly record struct SourceLine(int Column, string Text, string Raw)
{
    public const int TabWidth = 4;

    public bool IsBlank => Text.Length == 0;

    public static SourceLine Of(string raw)
    {
        int at = 0;
        int column = 0;
        for (; at < raw.Length && raw[at] is ' ' or '\t'; at++)
            column = raw[at] == '\t' ? ((column / TabWidth) + 1) * TabWidth : column + 1;
        return new SourceLine(column, raw[at..].TrimEnd(' ', '\t'), raw);
    }

    /// <summary>The line without as much of its indentation as another one has; as it is when it has less.</summary>
    public string Without(int column)
    {
        int at = 0;
        int passed = 0;
        for (; at < Raw.Length && passed < column && Raw[at] is ' ' or '\t'; at++)
            passed = Raw[at] == '\t' ? ((passed / TabWidth) + 1) * TabWidth : passed + 1;
        return Raw[at..];
    }
}
