using Notion.Refit.Content.NotionSyntax.Inline;
using Notion.Refit.Models;
using RichTextBuilder = Notion.Refit.Content.NotionSyntax.Inline.RichTextBuilder;

namespace Notion.Refit.Content.Html.Reading;

/// <summary>Collects the inline text of HTML; white space collapses as in a browser.</summary>
internal sealed class FlowText
{
    private RichTextBuilder _builder = new();
    private TextStyle _spaceStyle;
    private bool _hasSpace;
    private bool _hasBreak;
    private bool _isAtLineStart = true;

    /// <summary>Adds text in which white space collapses.</summary>
    public void Add(string text, TextStyle style)
    {
        int start = 0;
        while (start < text.Length)
        {
            int end = start;
            bool isSpace = IsSpace(text[start]);
            while (end < text.Length && IsSpace(text[end]) == isSpace)
                end++;
            if (!isSpace)
            {
                Begin();
                _builder.Add(text[start..end], style);
                _isAtLineStart = false;
            }
            else if (!_isAtLineStart)
            {
                _hasSpace = true;
                _spaceStyle = style;
            }

            start = end;
        }
    }

    /// <summary>Adds text as it is.</summary>
    public void AddVerbatim(string text, TextStyle style)
    {
        if (text.Length == 0)
            return;
        Begin();
        _builder.Add(text, style);
        _isAtLineStart = text[^1] == '\n';
    }

    public void AddEquation(string expression, TextStyle style)
    {
        Begin();
        _builder.Add(new EquationContent(expression), style with { Link = null });
        _isAtLineStart = false;
    }

    /// <summary>Adds a line feed: a <c>br</c>.</summary>
    public void AddLineFeed(TextStyle style)
    {
        Begin();
        _hasSpace = false;
        _builder.Add("\n", style);
        _isAtLineStart = true;
    }

    /// <summary>Starts another line before the next text, if there is text already.</summary>
    public void AddBreak()
    {
        _hasBreak |= !_builder.IsEmpty;
        _hasSpace = false;
    }

    /// <summary>Returns the text up to here and starts anew.</summary>
    public RichTextList Take()
    {
        RichTextList text = _builder.Build();
        _builder = new RichTextBuilder();
        _hasSpace = _hasBreak = false;
        _isAtLineStart = true;

        // A line feed at the end of a block is not shown.
        if (text.Count == 0 || text[^1].Content is not TextContent { Content: var last } || !last.EndsWith('\n'))
            return text;
        RichText[] before = [.. text.Take(text.Count - 1)];
        return last.Length == 1 ? [.. before] : [.. before, RichText.Text(last[..^1], TextStyle.Of(text[^1]).Link, text[^1].Annotations)];
    }

    private void Begin()
    {
        if (_hasBreak)
        {
            _builder.Add("\n", default);
            _hasBreak = _hasSpace = false;
        }

        if (_hasSpace)
            _builder.Add(" ", _spaceStyle);
        _hasSpace = false;
    }

    private static bool IsSpace(char c) => c is ' ' or '\t' or '\n' or '\r' or '\f';
}
