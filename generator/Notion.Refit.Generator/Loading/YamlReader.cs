using System.Globalization;
using Notion.Refit.Generator.Checks;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Notion.Refit.Generator.Loading;

/// <summary>Reads one YAML file into nodes.</summary>
/// <remarks>
/// From the parser's events and not from YamlDotNet's own document model: that one forgets whether a scalar was quoted when it comes
/// to keys, and stops at the first key that occurs twice.
/// </remarks>
internal sealed class YamlReader
{
    private readonly Parser _parser;
    private readonly MistakeList _mistakes;

    private YamlReader(TextReader text, MistakeList mistakes)
    {
        _parser = new Parser(text);
        _mistakes = mistakes;
    }

    /// <summary>The document's root; null when the file is not a YAML mapping (the mistake is noted).</summary>
    public static MapNode? Read(string file, string text, MistakeList mistakes)
    {
        SourceLocation root = new(file, 1, "#");
        YamlReader reader = new(new StringReader(text), mistakes);
        try
        {
            reader._parser.Consume<StreamStart>();
            if (!reader._parser.TryConsume<DocumentStart>(out _))
            {
                mistakes.Add(root, "the file is empty", "write an OpenAPI document");
                return null;
            }

            Node node = reader.ReadNode(root);
            if (node is MapNode map)
                return map;

            mistakes.Add(root, $"the document is {node.Kind}", "write a mapping with 'openapi', 'info', 'paths' and 'components'");
        }
        catch (YamlException e)
        {
            mistakes.Add(root with { Line = (int)e.Start.Line }, $"this is no YAML ({e.Message.TrimEnd('.')})", "correct the syntax");
        }
        catch (InvalidOperationException)
        {
            // The library's own stumbling over some broken flow collections; it says no place.
            mistakes.Add(root with { Line = (int)(reader._parser.Current?.End.Line ?? 1) }, "this is no YAML from about this line on", "correct the syntax");
        }

        return null;
    }

    private Node ReadNode(SourceLocation location) => _parser.Current switch
    {
        MappingStart => ReadMap(location),
        SequenceStart => ReadList(location),
        _ => ReadScalar(location),
    };

    private MapNode ReadMap(SourceLocation location)
    {
        _parser.Consume<MappingStart>();
        List<KeyValuePair<string, Node>> entries = [];
        HashSet<string> keys = new(StringComparer.Ordinal);
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            Scalar key = _parser.Consume<Scalar>();
            SourceLocation place = location.Child(key.Value, (int)key.Start.Line);
            Node value = ReadNode(place);
            if (keys.Add(key.Value))
                entries.Add(KeyValuePair.Create(key.Value, value));
            else
                _mistakes.Add(place, $"'{key.Value}' stands here twice", "remove or rename one of the two");
        }

        return new MapNode(location, entries);
    }

    private ListNode ReadList(SourceLocation location)
    {
        _parser.Consume<SequenceStart>();
        List<Node> items = [];
        while (!_parser.TryConsume<SequenceEnd>(out _))
        {
            string index = items.Count.ToString(CultureInfo.InvariantCulture);
            items.Add(ReadNode(location.Child(index, (int)_parser.Current!.Start.Line)));
        }

        return new ListNode(location, items);
    }

    private ScalarNode ReadScalar(SourceLocation location)
    {
        Scalar scalar = _parser.Consume<Scalar>();
        return new ScalarNode(location, scalar.Value, scalar.IsPlainImplicit ? KindOf(scalar.Value) : ScalarKind.Text);
    }

    private static ScalarKind KindOf(string plain) => plain switch
    {
        "" or "~" or "null" or "Null" or "NULL" => ScalarKind.Null,
        "true" or "false" => ScalarKind.Flag,
        _ when IsNumber(plain) => ScalarKind.Number,
        _ => ScalarKind.Text,
    };

    private static bool IsNumber(string plain) =>
        (char.IsAsciiDigit(plain[0]) || plain[0] is '-' or '.')
        && double.TryParse(plain, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out _);
}
