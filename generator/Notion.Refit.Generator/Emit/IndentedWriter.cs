using System.Text;

namespace Notion.Refit.Generator.Emit;

/// <summary>Writes lines of code at the current depth, with LF line ends.</summary>
internal sealed class IndentedWriter
{
    private const int Width = 4;

    private readonly StringBuilder _text = new();
    private int _depth;

    /// <summary>The room for a line of text at the current depth.</summary>
    public int Room => 140 - (_depth * Width);

    public void Line(string line) => _text.Append(' ', _depth * Width).Append(line).Append('\n');

    /// <summary>One level deeper, for a line that goes on.</summary>
    public void Continued(string line) => _text.Append(' ', (_depth + 1) * Width).Append(line).Append('\n');

    /// <summary>An empty line, except at the start of a block.</summary>
    public void Blank()
    {
        if (!EndsWith("{\n") && !EndsWith("\n\n"))
            _text.Append('\n');
    }

    /// <summary>A line and the block that belongs to it.</summary>
    public void Block(string line, Action body)
    {
        Line(line);
        Open();
        body();
        Close();
    }

    public void Open()
    {
        Line("{");
        _depth++;
    }

    /// <summary>Ends a block; an empty line before its end goes.</summary>
    public void Close(string suffix = "")
    {
        if (EndsWith("\n\n"))
            _text.Length--;

        _depth--;
        Line("}" + suffix);
    }

    public void Indent(Action body)
    {
        _depth++;
        body();
        _depth--;
    }

    public override string ToString() => _text.ToString();

    private bool EndsWith(string end)
    {
        if (_text.Length < end.Length)
            return false;

        for (int i = 0; i < end.Length; i++)
        {
            if (_text[_text.Length - end.Length + i] != end[i])
                return false;
        }

        return true;
    }
}
