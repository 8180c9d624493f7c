namespace Notion.Refit.Content.NotionSyntax;

/// <summary>Rows of tables between tags.</summary>
internal static class TagTable
{
    private const string End = "</table>";

    /// <summary>The cells of the rows of the table that starts with a line, up to its closing tag.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Read(SourceLine line, LineSource lines)
    {
        var source = new List<string>();
        for (string next = line.Text; ; next = lines.Next().Text)
        {
            int end = next.IndexOf(End, StringComparison.OrdinalIgnoreCase);
            source.Add(end < 0 ? next : next[..end]);
            if (end >= 0 && next[(end + End.Length)..].Trim() is { Length: > 0 } rest)
                lines.PushBack(new SourceLine(line.Column, rest, rest));
            if (end >= 0 || lines.IsAtEnd)
                return Rows(string.Join('\n', source));
        }
    }

    private static List<IReadOnlyList<string>> Rows(string source)
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
                    int end = tag.IsClosed ? at : Find(closing, source, at);
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

    // A tag after a backslash is text.
    private static int Find(string closing, string source, int start)
    {
        int end = source.IndexOf(closing, start, StringComparison.OrdinalIgnoreCase);
        while (end > start && (end - source.AsSpan(start, end - start).TrimEnd('\\').Length - start) % 2 == 1)
            end = source.IndexOf(closing, end + 1, StringComparison.OrdinalIgnoreCase);
        return end;
    }

    // A cell may be spread over several lines.
    private static string Joined(string cell) =>
        string.Join("<br>", cell.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
}
