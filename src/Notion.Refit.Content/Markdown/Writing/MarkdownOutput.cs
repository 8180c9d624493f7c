using System.Text;

namespace Notion.Refit.Content.Markdown.Writing;

/// <summary>The lines of a document, each with the marks of the blocks in which it is.</summary>
internal sealed class MarkdownOutput
{
    private readonly StringBuilder _text = new();
    private string _prefix = "";
    private string? _firstPrefix;

    /// <summary>Gets whether nothing was written.</summary>
    public bool IsEmpty => _text.Length == 0;

    /// <summary>Gets whether the next line is the first of an item or quote.</summary>
    public bool IsAtStart => _text.Length == 0 || _firstPrefix is not null;

    /// <summary>Writes a line.</summary>
    public void Line(string line)
    {
        string prefix = _firstPrefix ?? _prefix;
        _firstPrefix = null;
        if (line.Length == 0)
            _text.Append(prefix.AsSpan().TrimEnd(' '));
        else
            _text.Append(prefix).Append(line);
        _text.Append('\n');
    }

    /// <summary>Writes several lines.</summary>
    public void Lines(string lines)
    {
        foreach (ReadOnlySpan<char> line in lines.AsSpan().EnumerateLines())
            Line(line.ToString());
    }

    /// <summary>Writes an empty line, unless a document or item starts here.</summary>
    public void Separate()
    {
        if (!IsAtStart)
            Line("");
    }

    /// <summary>Writes what is in a block.</summary>
    /// <param name="first">The mark before the first line.</param>
    /// <param name="others">The mark before the others.</param>
    /// <param name="write">Writes the content.</param>
    public void Within(string first, string others, Action write)
    {
        string outer = _prefix;
        _firstPrefix = (_firstPrefix ?? _prefix) + first;
        _prefix += others;
        write();
        if (_firstPrefix is not null)
            Line("");
        _prefix = outer;
    }

    public override string ToString() => _text.ToString();
}
