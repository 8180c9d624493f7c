namespace Notion.Refit.Content.NotionSyntax;

/// <summary>Rows of tables between bars.</summary>
internal static class PipeTable
{
    /// <summary>The rows of the table that starts with a line, its header first; null when it is something else.</summary>
    public static IReadOnlyList<IReadOnlyList<string>>? TryRead(SourceLine line, LineSource lines)
    {
        if (!line.Text.Contains('|', StringComparison.Ordinal) || lines.IsAtEnd || !IsRuler(lines.Current.Text))
            return null;
        List<string> header = Cells(line.Text);
        if (Cells(lines.Current.Text).Count != header.Count)
            return null;
        lines.Next();

        var rows = new List<IReadOnlyList<string>> { header };
        while (!lines.IsAtEnd && lines.Current.Text.Contains('|', StringComparison.Ordinal))
            rows.Add([.. Cells(lines.Next().Text).Take(header.Count)]);
        return rows;
    }

    // The line below the header.
    private static bool IsRuler(string line) =>
        line.Contains('|', StringComparison.Ordinal) && Cells(line).All(cell => cell.Trim(':') is { Length: > 0 } dashes && dashes.Trim('-').Length == 0);

    // A bar with a backslash before it belongs to its cell.
    private static List<string> Cells(string line)
    {
        var cells = new List<string>();
        int start = 0;
        for (int i = 0; i < line.Length; i++)
        {
            if (line[i] == '\\')
            {
                i++;
            }
            else if (line[i] == '|')
            {
                cells.Add(line[start..i].Trim());
                start = i + 1;
            }
        }

        cells.Add(line[Math.Min(start, line.Length)..].Trim());
        if (cells.Count > 1 && cells[0].Length == 0)
            cells.RemoveAt(0);
        if (cells.Count > 1 && cells[^1].Length == 0)
            cells.RemoveAt(cells.Count - 1);
        return cells;
    }
}
