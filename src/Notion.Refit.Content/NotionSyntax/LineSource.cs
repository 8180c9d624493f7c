namespace Notion.Refit.Content.NotionSyntax;

/// <summary>The lines of a document, one after the other; what was taken from a line can be put back.</summary>
internal sealed class LineSource(string text)
{
    /// <summary>The name under which a block between <c>:::</c> is open.</summary>
    public const string Fence = ":::";

    private readonly string[] _lines = text.ReplaceLineEndings("\n").Split('\n');
    private readonly Stack<SourceLine> _pushed = [];
    private int _next;

    public bool IsAtEnd => _pushed.Count == 0 && _next >= _lines.Length;

    public SourceLine Current => _pushed.TryPeek(out SourceLine line) ? line : SourceLine.Of(_lines[_next]);

    public SourceLine Next()
    {
        if (_pushed.TryPop(out SourceLine line))
            return line;
        return SourceLine.Of(_lines[_next++]);
    }

    public void PushBack(SourceLine line) => _pushed.Push(line);

    /// <summary>Goes on to the next line that is not empty.</summary>
    /// <returns>Whether there is one.</returns>
    public bool SkipBlanks()
    {
        while (!IsAtEnd && Current.IsBlank)
            Next();
        return !IsAtEnd;
    }

    /// <summary>The lines up to an end, which is taken too, without the indentation of the block they are in.</summary>
    public string Verbatim(int column, Func<string, bool> isEnd)
    {
        var lines = new List<string>();
        while (!IsAtEnd)
        {
            SourceLine line = Next();
            if (!line.IsBlank && isEnd(line.Text))
                break;
            lines.Add(line.Without(column));
        }

        return string.Join('\n', lines);
    }

    /// <summary>Makes a line of its own of the closing tag at the end of the current one, if it closes the innermost open block.</summary>
    public void SplitClosing(Stack<string> open)
    {
        if (!open.TryPeek(out string? innermost) || innermost == Fence)
            return;
        SourceLine line = Current;
        string closing = $"</{innermost}>";
        if (!line.Text.EndsWith(closing, StringComparison.Ordinal) || line.Text.Length == closing.Length || line.Text[^(closing.Length + 1)] == '\\' || OpensItself(line.Text, innermost))
            return;
        Next();
        string rest = line.Text[..^closing.Length].TrimEnd(' ', '\t');
        PushBack(new SourceLine(line.Column, closing, closing));
        PushBack(new SourceLine(line.Column, rest, rest));
    }

    // <column>…</column> within an open <column> is a line that is whole by itself.
    private static bool OpensItself(string line, string name) => line.StartsWith('<') && line.Contains($"<{name}", StringComparison.Ordinal);
}
