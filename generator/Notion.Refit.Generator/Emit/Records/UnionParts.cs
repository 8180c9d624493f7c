using Notion.Refit.Generator.Model;

namespace Notion.Refit.Generator.Emit.Records;

/// <summary>The common parts of the cases of tagged unions, whatever their payload.</summary>
internal static class UnionParts
{
    /// <summary>Writes the reader of a single case: it reads the union and checks that it is this case.</summary>
    public static void EmitCaseRead(IndentedWriter code, string name, UnionCase kind)
    {
        code.Inherit();
        code.Line($"public static new {name} Read(ref Utf8JsonReader reader) =>");
        code.Continued($"{kind.Union.Name}.Read(ref reader) as {name} ?? throw JsonReading.Missing({CSharpText.Literal(name)}, {CSharpText.Literal(kind.Key)});");
        code.Blank();
    }
}
