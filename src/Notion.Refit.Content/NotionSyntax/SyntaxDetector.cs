namespace Notion.Refit.Content.NotionSyntax;

/// <summary>Detects documents in Notion's own syntaxes, by tags that no other Markdown has.</summary>
internal static class SyntaxDetector
{
    private static readonly string[] s_enhanced = ["<empty-block", "<synced_block", "<table_of_contents", "<mention-user ", "<mention-page ", "<mention-database ", "<mention-data-source ", "<mention-date ", "<mention-agent "];

    private static readonly string[] s_flavored =
    [
        "<callout>", "<callout ", "<columns>", "<toggle>", "<toggle ", "<quote>", "<quote ", "<todo ", "<synced-block", "<table-of-contents", "<meeting-notes", "<tabs>",
        "<page url=", "<database url=", "<unknown url=", "<p color=", "<li color=", "<mention ", "<date start=", "<span color=", "<span underline=",
    ];

    public static MarkdownSyntax Detect(string markdown)
    {
        bool isFlavored = false;
        string? fence = null;
        foreach (ReadOnlySpan<char> raw in markdown.AsSpan().EnumerateLines())
        {
            ReadOnlySpan<char> line = raw.Trim();
            if (fence is not null)
            {
                if (line.StartsWith(fence) && line.Trim(fence[0]).Length == 0)
                    fence = null;
                continue;
            }

            if (line.StartsWith("```") || line.StartsWith("~~~"))
            {
                fence = new string(line[0], line.Length - line.TrimStart(line[0]).Length);
                continue;
            }

            if (line.EndsWith("}") && line.Contains("{color=\"", StringComparison.Ordinal))
                return MarkdownSyntax.NotionEnhanced;
            for (int at = line.IndexOf('<'); at >= 0;)
            {
                if (StartsWithAny(line[at..], s_enhanced))
                    return MarkdownSyntax.NotionEnhanced;
                isFlavored |= StartsWithAny(line[at..], s_flavored) && !IsQuoted(line, at);
                int next = line[(at + 1)..].IndexOf('<');
                at = next < 0 ? -1 : at + 1 + next;
            }
        }

        return isFlavored ? MarkdownSyntax.NotionFlavored : MarkdownSyntax.GitHub;
    }

    private static bool StartsWithAny(ReadOnlySpan<char> text, string[] starts)
    {
        foreach (string start in starts)
        {
            if (text.StartsWith(start, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    // In code, or after a backslash.
    private static bool IsQuoted(ReadOnlySpan<char> line, int at) => at > 0 && line[at - 1] is '`' or '\\';
}
