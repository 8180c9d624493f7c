namespace Notion.Refit.Content.Markdown.Reading;

/// <summary>The source of table rows.</summary>
internal static class TableLines
{
    /// <summary>Returns the number of cells in a row: a pipe ends a cell unless a backslash is before it, also in code.</summary>
    public static int CellCount(string? row)
    {
        if (row is null)
            return 0;
        ReadOnlySpan<char> text = row.AsSpan().Trim().TrimStart("> ");
        if (text.StartsWith("|"))
            text = text[1..];
        int cells = 1;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\')
                i++;
            else if (text[i] == '|' && i < text.Length - 1)
                cells++;
        }

        return cells;
    }
}
