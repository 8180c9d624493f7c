using Notion.Refit.Generator.Checks;
using Notion.Refit.Generator.Loading;
using Notion.Refit.Generator.Model;

namespace Notion.Refit.Generator.Building;

/// <summary>Reads the values in whose place a word may be sent.</summary>
internal sealed class ValueOrWordReader(TypeReader types, MistakeList mistakes)
{
    public void Read(ValueOrWordSchema schema)
    {
        IReadOnlyList<MapNode> alternatives = NodeShapes.Alternatives(schema.Node);
        MapNode value = alternatives.First(alternative => !NodeShapes.IsWord(alternative));
        schema.Word = alternatives.First(NodeShapes.IsWord).Text("const")!;
        schema.Value = types.Read(value);
        if (NodeShapes.MayBeNull(schema.Node) || schema.Value.Nullable)
            mistakes.Add(schema.Location, $"'{schema.Name}' may be null", "say where it is used that null may be there");

        if (!Names.IsValid(Names.Pascal(schema.Word)))
            mistakes.Add(schema.Location, $"'{schema.Word}' has no name that C# can take", "write the word with letters");

        bool isDistinct = schema.Value is TypeRef.Scalar { Type: ScalarType.Number or ScalarType.Flag or ScalarType.Timestamp }
            or TypeRef.Named { Schema: ObjectSchema or UnionSchema }
            or TypeRef.List { Item: TypeRef.Named };
        if (!isDistinct)
            mistakes.Add(value.Location, $"a value beside the word '{schema.Word}' that may be text itself", "use a number, a flag, a timestamp, an object or a list of objects");
    }
}
