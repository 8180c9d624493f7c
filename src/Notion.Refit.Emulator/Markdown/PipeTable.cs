namespace Notion.Refit.Emulator.Markdown;

/// <summary>Rows of tables between bars.</summary>
internal static class PipeTable
{
    /// <summary>Whether a line is the one below the header.</summary>
    public static bool IsRuler(string line) =>
        line.Contains('|', StringComparison.Ordinal) && Cells(line).All(cell => cell.Trim(':') is { Length: > 0 } dashes && dashes.Trim('-').Length == 0);

    /// <summary>The cells of a row. A bar with a backslash before it belongs to its cell.</summary>
    public static IReadOnlyList<string> Cells(string line)
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
