namespace Notion.Refit.Content.NotionSyntax.Inline;

/// <summary>The pairs in a line of text: brackets, tags, fences of code, signs of equations. One pass finds all of them.</summary>
internal sealed class InlinePairs
{
    private const string LabelEnd = "</mention>";

    private readonly string _text;
    private readonly int _lastLabelEnd;
    private readonly Dictionary<int, int> _closing = [];

    // Fences that have no partner from some place on have none later either.
    private readonly Dictionary<int, int> _failedFences = [];
    private int _failedEquation = int.MaxValue;

    /// <summary>Finds them.</summary>
    /// <param name="text">The line.</param>
    /// <param name="isFlavored">Whether it is of the second syntax, where nothing in the label of a mention means anything.</param>
    public InlinePairs(string text, bool isFlavored = false)
    {
        _text = text;
        _lastLabelEnd = isFlavored ? text.LastIndexOf(LabelEnd, StringComparison.OrdinalIgnoreCase) : -1;
        var brackets = new Stack<int>();
        var tags = new Dictionary<string, Stack<int>>(StringComparer.OrdinalIgnoreCase);
        for (int i = 0; i < text.Length; i = NextAtom(i))
        {
            if (SkipLabel(ref i))
                continue;
            switch (text[i])
            {
                case '[':
                    brackets.Push(i);
                    break;
                case ']' when brackets.TryPop(out int open):
                    _closing[open] = i;
                    break;
                case '<':
                    NoteTag(tags, i);
                    break;
            }
        }
    }

    /// <summary>Returns the index of the bracket or tag that closes the one at an index; -1 when it is not closed.</summary>
    public int Closing(int start) => _closing.GetValueOrDefault(start, -1);

    /// <summary>Returns the index after the code that starts at an index; -1 when its fence has no partner.</summary>
    public int CodeEnd(int start)
    {
        int fence = RunLength(_text, start);
        if (_failedFences.TryGetValue(fence, out int failed) && start >= failed)
            return -1;

        int at = start + fence;
        while ((at = _text.IndexOf('`', Math.Min(at, _text.Length))) >= 0)
        {
            int length = RunLength(_text, at);
            at += length;
            if (length == fence)
                return at;
        }

        _failedFences[fence] = Math.Min(start, _failedFences.GetValueOrDefault(fence, start));
        return -1;
    }

    /// <summary>Returns the index after the equation that starts at an index; -1 when there is no equation.</summary>
    /// <remarks><c>$`x`$</c>, or <c>$x$</c> where nothing would take the signs for sums of money.</remarks>
    public int EquationEnd(int start)
    {
        if (start + 2 >= _text.Length)
            return -1;
        if (_text[start + 1] == '`')
        {
            if (start >= _failedEquation)
                return -1;
            int close = _text.IndexOf("`$", start + 2, StringComparison.Ordinal);
            if (close < 0)
                _failedEquation = start;
            return close > start + 2 ? close + 2 : -1;
        }

        if (_text[start + 1] == '$' || char.IsWhiteSpace(_text[start + 1]))
            return -1;
        for (int i = start + 1; i < _text.Length; i++)
        {
            if (_text[i] == '\\')
            {
                i++;
            }
            else if (_text[i] == '$')
            {
                bool isEnd = !char.IsWhiteSpace(_text[i - 1]) && !(i + 1 < _text.Length && char.IsAsciiDigit(_text[i + 1]));
                return isEnd ? i + 1 : -1;
            }
        }

        return -1;
    }

    /// <summary>Returns the length of the run of the same character at an index.</summary>
    public static int RunLength(string text, int start)
    {
        int end = start;
        while (end < text.Length && text[end] == text[start])
            end++;
        return end - start;
    }

    // On to the end of a mention with a label.
    private bool SkipLabel(ref int at)
    {
        if (at >= _lastLabelEnd || _text[at] != '<' || !MarkdownTag.TryRead(_text, at, out MarkdownTag? tag) || tag is not { Name: "mention", IsClosed: false })
            return false;
        int inner = at + tag.Length;
        if (inner > _lastLabelEnd)
            return false;
        int end = _text.IndexOf(LabelEnd, inner, StringComparison.OrdinalIgnoreCase);
        _closing[at] = end;
        at = end + LabelEnd.Length - 1;
        return true;
    }

    // Escapes, code and equations hide what is in them.
    private int NextAtom(int i) => _text[i] switch
    {
        '\\' => i + 2,
        '`' => CodeEnd(i) is > 0 and var end ? end : i + RunLength(_text, i),
        '$' => EquationEnd(i) is > 0 and var end ? end : i + 1,
        _ => i + 1,
    };

    private void NoteTag(Dictionary<string, Stack<int>> tags, int at)
    {
        if (at + 2 < _text.Length && _text[at + 1] == '/')
        {
            int end = _text.IndexOf('>', at, Math.Min(64, _text.Length - at));
            if (end > 0 && tags.TryGetValue(_text[(at + 2)..end], out Stack<int>? open) && open.TryPop(out int start))
                _closing[start] = at;
        }
        else if (MarkdownTag.TryRead(_text, at, out MarkdownTag? tag) && !tag.IsClosed)
        {
            if (!tags.TryGetValue(tag.Name, out Stack<int>? open))
                tags.Add(tag.Name, open = new Stack<int>());
            open.Push(at);
        }
    }
}
