using System.Text;

namespace Notion.Refit.Generator.Emit;

/// <summary>Writes documentation comments.</summary>
internal static class XmlDoc
{
    public static void Summary(this IndentedWriter writer, string text) => writer.Element("summary", "", Escape(text));

    public static void Remarks(this IndentedWriter writer, string text) => writer.Element("remarks", "", Escape(text));

    public static void Value(this IndentedWriter writer, string text) => writer.Element("value", "", Escape(text));

    public static void Param(this IndentedWriter writer, string name, string text) =>
        writer.Element("param", $" name=\"{name.TrimStart('@')}\"", Escape(text));

    public static void Returns(this IndentedWriter writer, string text) => writer.Element("returns", "", Escape(text));

    public static void Exception(this IndentedWriter writer, string type, string text) =>
        writer.Element("exception", $" cref=\"{type}\"", Escape(text));

    public static void Inherit(this IndentedWriter writer) => writer.Line("/// <inheritdoc/>");

    /// <summary>An element whose content is XML already.</summary>
    public static void Element(this IndentedWriter writer, string name, string attributes, string xml)
    {
        string oneLine = $"/// <{name}{attributes}>{xml}</{name}>";
        if (oneLine.Length <= writer.Room && !xml.Contains('\n', StringComparison.Ordinal))
        {
            writer.Line(oneLine);
            return;
        }

        writer.Line($"/// <{name}{attributes}>");
        foreach (string line in xml.Split('\n').SelectMany(paragraph => Wrap(paragraph, writer.Room - 4)))
            writer.Line($"/// {line}");
        writer.Line($"/// </{name}>");
    }

    /// <summary>Plain text with code in back-ticks as XML.</summary>
    public static string Escape(string text)
    {
        StringBuilder xml = new(text.Length);
        bool inCode = false;
        foreach (char c in text)
        {
            switch (c)
            {
                case '`':
                    xml.Append(inCode ? "</c>" : "<c>");
                    inCode = !inCode;
                    break;
                case '&':
                    xml.Append("&amp;");
                    break;
                case '<':
                    xml.Append("&lt;");
                    break;
                case '>':
                    xml.Append("&gt;");
                    break;
                default:
                    xml.Append(c);
                    break;
            }
        }

        return inCode ? xml.Append("</c>").ToString() : xml.ToString();
    }

    /// <summary>The first sentence, and what follows it.</summary>
    public static (string First, string Others) SplitSentence(string text)
    {
        int end = text.IndexOf(". ", StringComparison.Ordinal);
        return end < 0 ? (text, "") : (text[..(end + 1)], text[(end + 2)..].Trim());
    }

    /// <summary>Splits at blanks, but not inside of a tag.</summary>
    private static IEnumerable<string> Words(string text)
    {
        int start = 0;
        bool inTag = false;
        for (int i = 0; i < text.Length; i++)
        {
            inTag = text[i] switch { '<' => true, '>' => false, _ => inTag };
            if (text[i] == ' ' && !inTag)
            {
                yield return text[start..i];
                start = i + 1;
            }
        }

        yield return text[start..];
    }

    private static IEnumerable<string> Wrap(string text, int width)
    {
        StringBuilder line = new();
        foreach (string word in Words(text))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                yield return line.ToString();
                line.Clear();
            }

            line.Append(line.Length > 0 ? " " : "").Append(word);
        }

        yield return line.ToString();
    }
}
