using Notion.Refit.Content.NotionSyntax.Inline;

namespace Notion.Refit.Content.NotionSyntax.Flavored;

/// <summary>The rest of a line after a tag that holds blocks: further such tags, and the text between them.</summary>
internal static class TagLine
{
    /// <summary>Splits the rest of a line so that each tag has a line of its own.</summary>
    /// <param name="line">The rest of the line.</param>
    /// <param name="holds">Whether the tag of a name holds blocks.</param>
    public static List<string> Parts(string line, Func<string, bool> holds)
    {
        var parts = new List<string>();
        var pairs = new InlinePairs(line, isFlavored: true);
        int start = 0;
        for (int i = 0; i < line.Length;)
        {
            int length = line[i] == '<' ? TagLength(line, i, holds) : 0;
            if (length == 0)
            {
                i = Next(line, i, pairs);
                continue;
            }

            Add(line[start..i]);
            Add(line[i..(i + length)]);
            start = i += length;
        }

        Add(line[start..]);
        return parts;

        void Add(string part)
        {
            if (part.Trim() is { Length: > 0 } text)
                parts.Add(text);
        }
    }

    private static int TagLength(string line, int start, Func<string, bool> holds)
    {
        if (start + 1 < line.Length && line[start + 1] == '/')
        {
            int end = line.IndexOf('>', start, Math.Min(64, line.Length - start));
            return end > 0 && holds(line[(start + 2)..end]) ? end + 1 - start : 0;
        }

        return MarkdownTag.TryRead(line, start, out MarkdownTag? tag) && holds(tag.Name) ? tag.Length : 0;
    }

    // Escapes, code and labels of mentions are text as a whole.
    private static int Next(string line, int i, InlinePairs pairs) => line[i] switch
    {
        '\\' => Math.Min(i + 2, line.Length),
        '`' => pairs.CodeEnd(i) is > 0 and var end ? end : i + InlinePairs.RunLength(line, i),
        '<' when line.AsSpan(i).StartsWith("<mention ") && pairs.Closing(i) is > 0 and var end => end,
        _ => i + 1,
    };
}
