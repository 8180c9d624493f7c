using Notion.Refit.RowGenerator.Model;
using Notion.Refit.RowGenerator.Parsing;

namespace Notion.Refit.RowGenerator.Emission;

/// <summary>Writes the reading, writing and equality of a row.</summary>
internal static class RowEmitter
{
    public static string Emit(RowModel row)
    {
        CodeWriter code = Names.Start();
        TypeScope.Open(code, row);
        string name = Names.Escape(row.Name);
        code.Open($"partial record {name} : {RowNames.Rows}.INotionRow<{row.FullName}>");
        code.Line("// Copied by 'with', so that a changed row still knows what it was read from.");
        code.Line($"private {RowNames.Mapping}.RowOrigin? _notionOrigin;");
        code.Line();
        code.Line("/// <summary>Gets the page that the row was read from, with the properties that were asked for; null for a new row.</summary>");
        code.Line("[global::System.Text.Json.Serialization.JsonIgnore]");
        code.Line("public global::Notion.Refit.Models.Page? Page => _notionOrigin?.Page;");
        code.Line();
        code.Line($"static {RowNames.Mapping}.RowType {RowNames.Rows}.INotionRow<{row.FullName}>.RowType => Columns.RowType;");
        code.Line();
        code.Line($"{RowNames.Mapping}.RowOrigin? {RowNames.Rows}.INotionRow<{row.FullName}>.Origin => _notionOrigin;");
        code.Line();
        EmitRead(code, row);
        code.Line();
        EmitWrite(code, row);
        EqualityEmitter.Emit(code, row);
        code.Close();
        TypeScope.Close(code, row);
        return code.ToString();
    }

    private static void EmitRead(CodeWriter code, RowModel row)
    {
        code.Open($"static {row.FullName} {RowNames.Rows}.INotionRow<{row.FullName}>.Read({RowNames.Mapping}.RowReader reader)");
        string arguments = string.Join(", ", row.Parameters.Select(parameter =>
            $"{Names.Escape(parameter)}: {(row.Members.FirstOrDefault(member => member.Name == parameter) is { } member ? Read(member) : "default!")}"));
        code.Line($"return new {row.FullName}({arguments})");
        code.Open();
        foreach (MemberModel member in row.Members.Where(member => !row.Parameters.Contains(member.Name, StringComparer.Ordinal)))
            code.Line($"{Names.Escape(member.Name)} = {Read(member)},");
        foreach (string unmapped in row.Unmapped.Where(unmapped => !row.Parameters.Contains(unmapped, StringComparer.Ordinal)))
            code.Line($"{Names.Escape(unmapped)} = default!,");
        code.Line("_notionOrigin = reader.Origin,");
        code.Close("};");
        code.Close();
    }

    private static void EmitWrite(CodeWriter code, RowModel row)
    {
        code.Open($"void {RowNames.Rows}.INotionRow<{row.FullName}>.Write({RowNames.Mapping}.RowWriter writer)");
        foreach (MemberModel member in row.Members.Where(static member => member.Mapping.Write is not null && (!member.IsReadOnly || member.Mapping.Kind is "Text" or "Number")))
            code.Line($"writer.{member.Mapping.Write}({member.Slot}, {Names.Escape(member.Name)});");
        code.Close();
    }

    private static string Read(MemberModel member)
    {
        string read = $"reader.{member.Mapping.Read}({member.Slot})";
        return member.Mapping.Spread ? $"[.. {read}]" : read;
    }
}
