using System.Text;
using Notion.Refit.Models;

namespace Notion.Refit.Content.NotionSyntax.Inline;

/// <summary>Puts rich text together, piece by piece; neighbours that look the same become one.</summary>
internal sealed class RichTextBuilder
{
    private readonly List<RichText> _pieces = [];
    private readonly StringBuilder _text = new();
    private TextStyle _style;

    /// <summary>Gets whether nothing was added.</summary>
    public bool IsEmpty => _pieces.Count == 0 && _text.Length == 0;

    public void Add(string text, TextStyle style)
    {
        if (text.Length == 0)
            return;
        if (style != _style)
            EndText();
        _style = style;
        _text.Append(text);
    }

    public void Add(RichTextContent content, TextStyle style)
    {
        EndText();
        _pieces.Add(new RichText { Content = content, Annotations = style.ToAnnotations() });
    }

    public RichTextList Build()
    {
        EndText();
        return RichTextList.Create([.. _pieces]);
    }

    private void EndText()
    {
        if (_text.Length > 0)
            _pieces.Add(RichText.Text(_text.ToString(), _style.Link, _style.ToAnnotations()));
        _text.Clear();
    }
}
