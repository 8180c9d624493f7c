using Notion.Refit.RowGenerator.Model;
using Notion.Refit.RowGenerator.Parsing;

namespace Notion.Refit.RowGenerator.Emission;

/// <summary>Writes equality and printing by content: lists by their elements, the page not at all.</summary>
internal static class EqualityEmitter
{
    public static void Emit(CodeWriter code, RowModel row)
    {
        if (row.WritesEquals)
            EmitEquals(code, row);
        if (row.WritesHashCode)
            EmitHashCode(code, row);
        if (row.WritesPrint)
            EmitPrint(code, row);
    }

    private static void EmitEquals(CodeWriter code, RowModel row)
    {
        code.Line();
        code.Line("/// <summary>Whether the other row has equal members, lists with equal elements. The pages are not compared.</summary>");
        code.Line("/// <param name=\"other\">The other row.</param>");
        code.Line("/// <returns>Whether the rows are equal.</returns>");
        code.Line($"public {(row.IsSealed ? "" : "virtual ")}bool Equals({Names.Escape(row.Name)}? other) =>");
        code.Indented("ReferenceEquals(this, other)");
        StateModel[] compared = [.. row.State.Where(static state => state.IsCompared)];
        code.Indented($"|| (other is not null && EqualityContract == other.EqualityContract{(compared.Length == 0 ? ");" : "")}");
        for (int i = 0; i < compared.Length; i++)
        {
            string name = Names.Escape(compared[i].Name);
            string equal = compared[i].IsList
                ? $"{RowNames.Mapping}.RowEquality.ListsAreEqual({name}, other.{name})"
                : $"global::System.Collections.Generic.EqualityComparer<{compared[i].Type}>.Default.Equals({name}, other.{name})";
            code.Indented($"    && {equal}{(i == compared.Length - 1 ? ");" : "")}");
        }
    }

    private static void EmitHashCode(CodeWriter code, RowModel row)
    {
        code.Line();
        code.Line("/// <inheritdoc/>");
        code.Open("public override int GetHashCode()");
        code.Line("var hash = new global::System.HashCode();");
        foreach (StateModel state in row.State.Where(static state => state.IsCompared))
        {
            string name = Names.Escape(state.Name);
            code.Line(state.IsList ? $"{RowNames.Mapping}.RowEquality.AddList(ref hash, {name});" : $"hash.Add({name});");
        }

        code.Line("return hash.ToHashCode();");
        code.Close();
    }

    private static void EmitPrint(CodeWriter code, RowModel row)
    {
        code.Line();
        string modifiers = row.HasBase ? "protected override" : row.IsSealed ? "private" : "protected virtual";
        if (!row.IsSealed || row.HasBase)
            code.Line("/// <inheritdoc/>");
        code.Open($"{modifiers} bool PrintMembers(global::System.Text.StringBuilder builder)");
        StateModel[] printed = [.. row.State.Where(static state => state.IsPrinted)];
        for (int i = 0; i < printed.Length; i++)
        {
            string name = Names.Escape(printed[i].Name);
            code.Line($"builder.Append({Names.Text($"{(i == 0 ? "" : ", ")}{printed[i].Name} = ")});");
            code.Line(printed[i].IsList ? $"{RowNames.Mapping}.RowEquality.PrintList(builder, {name});" : $"{RowNames.Mapping}.RowEquality.Print(builder, {name});");
        }

        code.Line($"return {(printed.Length > 0 ? "true" : "false")};");
        code.Close();
    }
}
