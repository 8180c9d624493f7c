using Notion.Refit.Generator.Model;

namespace Notion.Refit.Generator.Emit.Records;

/// <summary>What the cases of tagged unions have in common, whatever their payload is.</summary>
internal static class UnionParts
{
    /// <summary>The reader of a case by itself: it reads the union and looks whether it is this case.</summary>
    public static void EmitCaseRead(IndentedWriter code, string name, UnionCase kind)
    {
        code.Inherit();
        code.Line($"public static new {name} Read(ref Utf8JsonReader reader) =>");
        code.Continued($"{kind.Union.Name}.Read(ref reader) as {name} ?? throw JsonReading.Missing({CSharpText.Literal(name)}, {CSharpText.Literal(kind.Key)});");
        code.Blank();
    }
}
