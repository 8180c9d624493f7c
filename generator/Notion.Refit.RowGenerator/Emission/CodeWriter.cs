using System.Text;

namespace Notion.Refit.RowGenerator.Emission;

/// <summary>Writes lines, indented by their block.</summary>
internal sealed class CodeWriter
{
    private readonly StringBuilder _text = new();
    private int _depth;

    public void Line(string line = "")
    {
        if (line.Length > 0)
            _text.Append(' ', _depth * 4).Append(line);

        // One line end on every machine: the text is compared by tests.
        _text.Append('\n');
    }

    public void Open(string line)
    {
        Line(line);
        Open();
    }

    public void Open()
    {
        Line("{");
        _depth++;
    }

    public void Close(string end = "}")
    {
        _depth--;
        Line(end);
    }

    public void Indented(string line)
    {
        _depth++;
        Line(line);
        _depth--;
    }

    public override string ToString() => _text.ToString();
}
