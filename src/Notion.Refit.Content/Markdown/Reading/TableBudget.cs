namespace Notion.Refit.Content.Markdown.Reading;

/// <summary>Checks tables before they are parsed: short rows are filled to the width of the header, so that a short text can have many cells.</summary>
internal static class TableBudget
{
    private const int FreeCells = 100_000;
    private const int Openers = 4_000;

    /// <exception cref="ContentLimitException">The tables have more cells than text of their length could fill, or a row would take too long.</exception>
    public static void Check(string markdown)
    {
        long most = FreeCells + markdown.Length;
        long cells = 0;
        int width = 0;
        int line = 0;
        foreach (ReadOnlySpan<char> raw in markdown.AsSpan().EnumerateLines())
        {
            line++;
            ReadOnlySpan<char> text = raw.TrimStart("> \t");
            if (text.IsEmpty)
            {
                width = 0;
                continue;
            }

            if (width == 0)
            {
                if (text[0] is '|' or '-' or ':' && text.IndexOfAnyExcept("|-: \t") < 0)
                    width = text.Count('|') + 1;
                continue;
            }

            cells += width;
            if (cells > most)
                throw new ContentLimitException("cells in tables", most, cells, line);
            if (text.Length > Openers)
                CheckRow(text, line);
        }
    }

    private static void CheckRow(ReadOnlySpan<char> row, int line)
    {
        int openers = Math.Max(Math.Max(row.Count('['), row.Count('<')), Math.Max(row.Count("://"), row.Count("www.")));
        if (openers > Openers)
            throw new ContentLimitException("brackets, tags or addresses in one row", Openers, openers, line);
    }
}
