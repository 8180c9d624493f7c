using System.Globalization;
using AngleSharp.Dom;
using Notion.Refit.Content.Building;
using Notion.Refit.Content.Reporting;
using Notion.Refit.Models;

namespace Notion.Refit.Content.Html.Reading;

/// <summary>Reads tables.</summary>
internal static class HtmlTables
{
    private const int Cells = 100_000;

    public static void Read(HtmlBlockReader reader, IElement table, BlockSink sink, int line, Reporter reporter)
    {
        if (table.Children.FirstOrDefault(child => child.LocalName == "caption") is { } caption && reader.Text(caption) is { Count: > 0 } title)
            sink.Add(title, text => new ParagraphBlock(text), line: line);

        List<IElement> rows = [.. Rows(table)];
        if (rows.Count == 0)
            return;

        // The cells of a span are empty but for its first one.
        var grid = new List<List<RichTextList?>>();
        bool hasSpans = false;
        long count = 0;
        for (int y = 0; y < rows.Count; y++)
        {
            int x = 0;
            foreach (IElement cell in rows[y].Children.Where(child => child.LocalName is "td" or "th"))
            {
                while (At(grid, y, x) is not null)
                    x++;
                int width = Span(cell, "colspan");
                int height = Math.Min(Span(cell, "rowspan"), rows.Count - y);
                hasSpans |= width > 1 || height > 1;
                count += (long)width * height;
                if (count > Cells)
                    throw new ContentLimitException("cells in one table", Cells, count, line);
                RichTextList text = reader.Text(cell);
                for (int dy = 0; dy < height; dy++)
                {
                    for (int dx = 0; dx < width; dx++)
                        Put(grid, y + dy, x + dx, dy == 0 && dx == 0 ? text : RichTextList.Empty);
                }

                x += width;
            }
        }

        int most = grid.Count == 0 ? 0 : grid.Max(row => row.Count);
        if (most == 0)
            return;
        if ((long)most * rows.Count > Cells)
            throw new ContentLimitException("cells in one table", Cells, (long)most * rows.Count, line);
        if (hasSpans)
            reporter.Add(ConversionNoticeKind.TableSpanSplit, ConversionSeverity.Lossy, line: line);

        bool hasColumnHeader = rows[0].ParentElement?.LocalName == "thead" || IsHeader(rows[0]);
        IEnumerable<IElement> body = hasColumnHeader ? rows.Skip(1) : rows;
        bool hasRowHeader = body.Any() && body.All(row => row.Children.FirstOrDefault(child => child.LocalName is "td" or "th")?.LocalName == "th");
        sink.AddTable(
            [.. Enumerable.Range(0, rows.Count).Select(y => (IReadOnlyList<RichTextList>)[.. Enumerable.Range(0, most).Select(x => At(grid, y, x) ?? RichTextList.Empty)])],
            hasColumnHeader,
            hasRowHeader,
            line);
    }

    private static IEnumerable<IElement> Rows(IElement table)
    {
        foreach (IElement child in table.Children)
        {
            if (child.LocalName == "tr")
                yield return child;
            else if (child.LocalName is "thead" or "tbody" or "tfoot")
            {
                foreach (IElement row in child.Children.Where(row => row.LocalName == "tr"))
                    yield return row;
            }
        }
    }

    private static bool IsHeader(IElement row) => row.Children.Any(cell => cell.LocalName == "th") && row.Children.All(cell => cell.LocalName is not "td");

    private static int Span(IElement cell, string name) =>
        int.TryParse(cell.GetAttribute(name), NumberStyles.None, CultureInfo.InvariantCulture, out int span) ? Math.Clamp(span, 1, 1000) : 1;

    private static RichTextList? At(List<List<RichTextList?>> grid, int y, int x) => y < grid.Count && x < grid[y].Count ? grid[y][x] : null;

    private static void Put(List<List<RichTextList?>> grid, int y, int x, RichTextList text)
    {
        while (grid.Count <= y)
            grid.Add([]);
        while (grid[y].Count <= x)
            grid[y].Add(null);
        grid[y][x] ??= text;
    }
}
