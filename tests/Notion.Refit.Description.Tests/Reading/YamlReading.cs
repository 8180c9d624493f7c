using System.Diagnostics.CodeAnalysis;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Notion.Refit.Description.Tests.Reading;

/// <summary>Short ways through a YAML document. JSON is YAML too, so the facts are read with the same.</summary>
internal static class YamlReading
{
    /// <summary>The member of a mapping, or null when the node is no mapping or has no such member.</summary>
    public static YamlNode? Get(this YamlNode node, string name) =>
        node is YamlMappingNode mapping && mapping.Children.TryGetValue(new YamlScalarNode(name), out YamlNode? value) ? value : null;

    /// <summary>Whether the mapping has the member.</summary>
    public static bool Has(this YamlNode node, string name) => node.Get(name) is not null;

    /// <summary>The text of a scalar member, or null.</summary>
    public static string? Text(this YamlNode node, string name) => (node.Get(name) as YamlScalarNode)?.Value;

    /// <summary>Whether the member is the word true.</summary>
    public static bool IsTrue(this YamlNode node, string name) => string.Equals(node.Text(name), "true", StringComparison.Ordinal);

    /// <summary>The members of a mapping; none when there is no mapping.</summary>
    public static IEnumerable<(string Name, YamlNode Value)> Members(this YamlNode? node) =>
        node is YamlMappingNode mapping ? mapping.Children.Select(c => (((YamlScalarNode)c.Key).Value!, c.Value)) : [];

    /// <summary>The items of a sequence; none when there is no sequence.</summary>
    public static IEnumerable<YamlNode> Items(this YamlNode? node) => node is YamlSequenceNode sequence ? sequence.Children : [];

    /// <summary>The items of a sequence, or the single scalar in its place, as text.</summary>
    public static IEnumerable<string> Texts(this YamlNode? node) =>
        node is YamlScalarNode scalar ? [scalar.Value!] : node.Items().OfType<YamlScalarNode>().Select(s => s.Value!);

    /// <summary>Whether the node is a string, not a number, a truth value or null written without quotes.</summary>
    public static bool IsString(this YamlNode node, [NotNullWhen(true)] out string? value)
    {
        value = (node as YamlScalarNode)?.Value;
        return value is not null && node.KindOfScalar() == Wire.WireKinds.String;
    }

    /// <summary>The JSON kind of a scalar, by the core schema of YAML.</summary>
    public static Wire.WireKinds KindOfScalar(this YamlNode node)
    {
        YamlScalarNode scalar = (YamlScalarNode)node;
        if (scalar.Style != ScalarStyle.Plain)
            return Wire.WireKinds.String;
        return scalar.Value switch
        {
            null or "" or "~" or "null" => Wire.WireKinds.Null,
            "true" or "false" => Wire.WireKinds.Boolean,
            { } text when double.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out _) => Wire.WireKinds.Number,
            _ => Wire.WireKinds.String,
        };
    }
}
