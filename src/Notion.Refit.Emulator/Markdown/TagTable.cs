namespace Notion.Refit.Emulator.Markdown;

/// <summary>Rows of tables between tags.</summary>
internal static class TagTable
{
    /// <summary>The cells of the rows: what stands between their tags.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Rows(string source)
    {
        var rows = new List<IReadOnlyList<string>>();
        List<string>? row = null;
        int at = 0;
        while ((at = source.IndexOf('<', at)) >= 0)
        {
            if (!MarkdownTag.TryRead(source, at, out MarkdownTag? tag))
            {
                at++;
                continue;
            }

            at += tag.Length;
            switch (tag.Name.ToLowerInvariant())
            {
                case "tr":
                    row = [];
                    rows.Add(row);
                    break;
                case "td" or "th":
                    string closing = $"</{tag.Name}>";
                    int end = tag.IsClosed ? at : source.IndexOf(closing, at, StringComparison.OrdinalIgnoreCase);
                    if (end < 0)
                        return rows;
                    if (row is null)
                        rows.Add(row = []);
                    row.Add(tag.IsClosed ? "" : Joined(source[at..end]));
                    at = tag.IsClosed ? at : end + closing.Length;
                    break;
            }
        }

        return rows;
    }

    // A cell may be spread over several lines.
    private static string Joined(string cell) =>
        string.Join("<br>", cell.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
}
