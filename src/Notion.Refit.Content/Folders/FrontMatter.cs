using System.Globalization;
using System.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Notion.Refit.Content.Folders;

/// <summary>Reads and writes front matter: YAML between two lines of hyphens at the start of a file.</summary>
internal static class FrontMatter
{
    private const int Deepest = 50;
    private static readonly HashSet<string> s_words = new(StringComparer.OrdinalIgnoreCase) { "true", "false", "yes", "no", "on", "off", "null", "y", "n" };

    /// <summary>Finds the front matter of a document.</summary>
    /// <param name="text">The document.</param>
    /// <param name="bodyStart">The index of what follows it.</param>
    /// <returns>The YAML; null when there is none.</returns>
    public static string? Find(string text, out int bodyStart)
    {
        bodyStart = 0;
        if (!text.StartsWith("---\n", StringComparison.Ordinal) && !text.StartsWith("---\r\n", StringComparison.Ordinal))
            return null;
        int start = text.IndexOf('\n', StringComparison.Ordinal) + 1;
        for (int line = start; line < text.Length;)
        {
            int end = text.IndexOf('\n', line);
            int next = end < 0 ? text.Length : end + 1;
            ReadOnlySpan<char> content = text.AsSpan(line, next - line).TrimEnd();
            if (content is "---" or "...")
            {
                bodyStart = next;
                return text[start..line];
            }

            line = next;
        }

        return null;
    }

    /// <summary>Parses front matter.</summary>
    /// <returns>The values; null when it is not YAML, or not a mapping.</returns>
    public static YamlMap? Parse(string yaml)
    {
        try
        {
            var parser = new Parser(new StringReader(yaml));
            while (parser.MoveNext())
            {
                if (parser.Current is NodeEvent)
                    return Read(parser, 0) as YamlMap;
            }
        }
        catch (YamlException)
        {
            // Text between hyphens.
        }

        return null;
    }

    /// <summary>Writes front matter with its fences.</summary>
    public static string Write(YamlMap values)
    {
        var text = new StringBuilder("---\n");
        foreach ((string key, YamlValue value) in values.Entries)
            Write(text, "", key, value);
        return text.Append("---\n").ToString();
    }

    private static YamlValue Read(Parser parser, int depth)
    {
        if (depth > Deepest)
            throw new YamlException("The values are nested too deeply.");
        switch (parser.Current)
        {
            case Scalar scalar:
                return scalar is { Style: ScalarStyle.Plain, Value: "~" or "null" or "Null" or "NULL" } ? new YamlText("") : new YamlText(scalar.Value);
            case SequenceStart:
                var items = new List<YamlValue>();
                while (parser.MoveNext() && parser.Current is not SequenceEnd)
                    items.Add(Read(parser, depth + 1));
                return new YamlList(items);
            case MappingStart:
                var map = new YamlMap();
                while (parser.MoveNext() && parser.Current is not MappingEnd)
                {
                    YamlValue key = Read(parser, depth + 1);
                    if (!parser.MoveNext())
                        break;
                    YamlValue value = Read(parser, depth + 1);
                    if (key is YamlText name && map[name.Text] is null)
                        map.Add(name.Text, value);
                }

                return map;
            default:
                // References are not followed: a few of them could stand for millions of values.
                return new YamlText("");
        }
    }

    private static void Write(StringBuilder text, string indent, string key, YamlValue value)
    {
        text.Append(indent).Append(Scalar(key)).Append(':');
        WriteValue(text, indent, value);
    }

    private static void WriteValue(StringBuilder text, string indent, YamlValue value)
    {
        switch (value)
        {
            case YamlText scalar:
                text.Append(' ').Append(scalar.IsLiteral ? scalar.Text : Scalar(scalar.Text)).Append('\n');
                break;
            case YamlList { Items.Count: 0 }:
                text.Append(" []\n");
                break;
            case YamlList list:
                text.Append('\n');
                foreach (YamlValue item in list.Items)
                {
                    text.Append(indent).Append("  -");
                    if (item is YamlMap map)
                    {
                        bool isFirst = true;
                        foreach ((string key, YamlValue inner) in map.Entries)
                        {
                            Write(text, isFirst ? " " : indent + "    ", key, inner is YamlText ? inner : Indented(inner));
                            isFirst = false;
                        }
                    }
                    else
                    {
                        WriteValue(text, indent + "  ", item);
                    }
                }

                break;
            case YamlMap { Entries.Count: 0 }:
                text.Append(" {}\n");
                break;
            case YamlMap map:
                text.Append('\n');
                foreach ((string key, YamlValue inner) in map.Entries)
                    Write(text, indent + "  ", key, inner);
                break;
            case YamlFlow flow:
                text.Append(' ');
                WriteFlow(text, flow.Value);
                text.Append('\n');
                break;
        }
    }

    // Inside of a list, mappings and lists are written in one line.
    private static YamlFlow Indented(YamlValue value) => new(value);

    private static void WriteFlow(StringBuilder text, YamlValue value)
    {
        switch (value)
        {
            case YamlText scalar:
                text.Append(scalar.IsLiteral ? scalar.Text : Quoted(scalar.Text));
                break;
            case YamlList list:
                text.Append('[');
                for (int i = 0; i < list.Items.Count; i++)
                {
                    if (i > 0)
                        text.Append(", ");
                    WriteFlow(text, list.Items[i]);
                }

                text.Append(']');
                break;
            case YamlMap map:
                text.Append("{ ");
                for (int i = 0; i < map.Entries.Count; i++)
                {
                    if (i > 0)
                        text.Append(", ");
                    text.Append(Quoted(map.Entries[i].Key)).Append(": ");
                    WriteFlow(text, map.Entries[i].Value);
                }

                text.Append(" }");
                break;
        }
    }

    private static string Scalar(string text) => IsPlain(text) ? text : Quoted(text);

    private static bool IsPlain(string text)
    {
        if (text.Length == 0 || !char.IsLetter(text[0]) || text[^1] == ' ' || s_words.Contains(text))
            return false;
        foreach (char c in text)
        {
            if (!char.IsLetterOrDigit(c) && c is not (' ' or '-' or '_' or '.' or '/'))
                return false;
        }

        return true;
    }

    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (char c in text)
        {
            switch (c)
            {
                case '"' or '\\':
                    quoted.Append('\\').Append(c);
                    break;
                case '\n':
                    quoted.Append("\\n");
                    break;
                case '\t':
                    quoted.Append("\\t");
                    break;
                case < ' ' or '\u007F' or (>= '\u0080' and <= '\u009F') or '\u2028' or '\u2029' or '\uFEFF':
                    quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
                    break;
                default:
                    quoted.Append(c);
                    break;
            }
        }

        return quoted.Append('"').ToString();
    }

    /// <summary>A value that is written in one line.</summary>
    private sealed record YamlFlow(YamlValue Value) : YamlValue;
}
