using Notion.Refit.Generator.Checks;
using Notion.Refit.Generator.Loading;
using Notion.Refit.Generator.Model;

namespace Notion.Refit.Generator.Building;

/// <summary>Decides from a component alone what it becomes. Its content is read later, when all components are known.</summary>
internal sealed class SchemaClassifier(Description description, MistakeList mistakes)
{
    public Schema Classify(string name, string area, MapNode node)
    {
        if (node.Flag("x-hand-written"))
            return new HandWrittenSchema(name, area, node);
        if (node.Flag("x-id"))
            return new IdSchema(name, area, node);
        if (node.Has("x-extensible-enum"))
            return OpenValue(new OpenValueSchema(name, area, node));
        if (node.Has("x-tagged-union"))
            return new TaggedUnionSchema(name, area, node);
        if (node.Has("oneOf") && NodeShapes.IsValueOrWord(node))
            return new ValueOrWordSchema(name, area, node);
        if (node.Has("oneOf") && NodeShapes.IsObjectUnion(node, description))
            return new ObjectUnionSchema(name, area, node);

        return NodeShapes.IsObject(node) ? new ObjectSchema(name, area, node) : new AliasSchema(name, area, node);
    }

    private OpenValueSchema OpenValue(OpenValueSchema schema)
    {
        IReadOnlyList<string> values = schema.Node.Texts("x-extensible-enum");
        IReadOnlyList<string> names = schema.Node.Texts("x-enum-varnames");
        if (names.Count > 0 && names.Count != values.Count)
            mistakes.Add(schema.Node["x-enum-varnames"]!.Location, $"there are {names.Count} names for {values.Count} values", "give one name a value, in the same order");

        HashSet<string> seen = new(StringComparer.Ordinal);
        HashSet<string> seenNames = new(StringComparer.Ordinal);
        SourceLocation place = schema.Node["x-extensible-enum"]!.Location;
        for (int i = 0; i < values.Count; i++)
        {
            string csharpName = i < names.Count ? names[i] : Names.Pascal(values[i]);
            if (!seen.Add(values[i]))
                mistakes.Add(place, $"the value '{values[i]}' stands here twice", "remove one");
            else if (!Names.IsValid(csharpName) || csharpName is "Value" or "Equals" || csharpName == schema.Name)
                mistakes.Add(place, $"the value '{values[i]}' would be called '{csharpName}' in C#, which cannot be", "name the values with x-enum-varnames");
            else if (!seenNames.Add(csharpName))
                mistakes.Add(place, $"two values would be called '{csharpName}' in C#", "name the values with x-enum-varnames");
            else
                schema.Values.Add(new KnownValue(values[i], csharpName));
        }

        return schema;
    }
}
