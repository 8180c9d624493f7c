using YamlDotNet.RepresentationModel;

namespace Notion.Refit.Description.Tests.Reading;

/// <summary>A member that a schema of the description lists, also in the parts it is composed of.</summary>
internal sealed record DescribedMember(string Name, string Key, string Location, YamlNode Node, bool IsKind)
{
    /// <summary>The members written in the schema itself.</summary>
    public static IEnumerable<DescribedMember> Of(string document, YamlNode schema)
    {
        string? tag = schema.Text("x-tagged-union");
        foreach ((string name, YamlNode node) in schema.Get("properties").Members())
        {
            JsonSchemaPlace place = new(document, node);
            bool isKind = tag is not null && !string.Equals(name, tag, StringComparison.Ordinal);
            // The tag of a tagged union is what its keys say; the schema of the tag never meets the facts.
            if (tag is null || isKind)
                yield return new DescribedMember(name, place.Key, place.Location, node, isKind);
        }

        foreach (YamlNode part in schema.Get("allOf").Items().Concat(schema.Get("oneOf").Items()))
        {
            foreach (DescribedMember member in Of(document, part))
                yield return member;
        }
    }
}
