using Notion.Refit.Generator.Checks;
using Notion.Refit.Generator.Loading;
using Notion.Refit.Generator.Model;

namespace Notion.Refit.Generator.Building;

/// <summary>Reads the kinds of tagged unions and ties each payload to its union.</summary>
internal sealed class UnionReader(Description description, SchemaIndex index, TypeReader types, MistakeList mistakes)
{
    public void Read(TaggedUnionSchema union)
    {
        foreach (MapNode element in union.Node.Maps("allOf"))
            ReadExtended(union, element);

        foreach ((string key, MapNode node) in union.Node.MapEntries("properties"))
        {
            if (key == union.Tag)
                union.TagType = types.Read(node);

            else if (node["const"] is ScalarNode constant)
                union.OwnConstants.Add(KeyValuePair.Create(key, constant));
            else
                ReadCase(union, key, node);
        }
    }

    /// <summary>Reads which kind may go without its wrapping. Needs all kinds and their types.</summary>
    public void ReadBare(TaggedUnionSchema union)
    {
        if (union.Node["x-bare"] is not ScalarNode bare)
            return;

        union.Bare = union.Cases.FirstOrDefault(kind => kind.Schema.Name == bare.Text);
        if (union.Bare?.Schema is not AliasSchema { Type: TypeRef.List or TypeRef.OneOrMany })
            mistakes.Add(bare.Location, $"'{bare.Text}' is no kind of '{union.Name}' whose payload is an array", "name the component of such a kind");
    }

    /// <summary>Checks what needs all unions.</summary>
    public void Check(TaggedUnionSchema union)
    {
        if (union.Node.Map("properties")?.Has(union.Tag) != true && union.Extends is null)
            mistakes.Add(union.Location, $"the tag '{union.Tag}' is not among the properties", $"describe '{union.Tag}'");

        if (union.Tag != "type")
            mistakes.Add(union.Node["x-tagged-union"]!.Location, $"the tag of a union is '{union.Tag}'", "tagged unions are told apart by 'type' everywhere; use a discriminator for all else");

        if (!union.Cases.Any())
            mistakes.Add(union.Location, "a tagged union without kinds", "list one property a kind");

        foreach (IGrouping<string, UnionCase> twice in union.Cases.GroupBy(kind => kind.Key, StringComparer.Ordinal).Where(group => group.Count() > 1))
            mistakes.Add(twice.Last().Location, $"the kind '{twice.Key}' stands in '{union.Name}' and in a union it extends", "list it once");
    }

    private void ReadExtended(TaggedUnionSchema union, MapNode element)
    {
        if (description.Resolve(element) is not { } resolved)
            return;

        if (!index.TryGet(resolved, out Schema? schema) || schema is not TaggedUnionSchema extended || extended == union)
            mistakes.Add(element.Location, "a tagged union can only extend another tagged union", "refer to one in allOf");
        else if (extended.Tag != union.Tag)
            mistakes.Add(element.Location, $"'{extended.Name}' has the tag '{extended.Tag}', '{union.Name}' has '{union.Tag}'", "give both the same tag");
        else if (union.Extends is { } first)
            mistakes.Add(element.Location, $"'{union.Name}' extends '{first.Name}' and '{extended.Name}'", "extend one union only: C# classes have one base");
        else if (extended.Base is { } other)
            mistakes.Add(element.Location, $"'{extended.Name}' is extended by '{other.Name}' and '{union.Name}'", "extend it once: C# classes have one base");
        else
            (union.Extends, extended.Base) = (extended, union);
    }

    private void ReadCase(TaggedUnionSchema union, string key, MapNode node)
    {
        if (!node.IsReference(out string? reference))
        {
            mistakes.Add(node.Location, $"the kind '{key}' has no component", "make its payload a component and refer to it");
            return;
        }

        if (description.Find(node, reference) is not MapNode target || !index.TryGet(target, out Schema? payload))
            return;

        UnionCase kind = new(union, key, payload, node.Location);
        UnionCase? before = payload switch
        {
            ObjectSchema schema => schema.Case ?? (schema.Case = kind),
            AliasSchema alias => alias.Case ?? (alias.Case = kind),
            _ => null,
        };

        if (before is null)
            mistakes.Add(node.Location, $"the kind '{key}' refers to '{payload.Name}', which is a type of its own", "give the kind a component that refers to it");
        else if (before != kind)
            mistakes.Add(node.Location, $"'{payload.Name}' is already the kind '{before.Key}' of '{before.Union.Name}'", "give this kind a component of its own");
        else
            union.OwnCases.Add(kind);
    }
}
