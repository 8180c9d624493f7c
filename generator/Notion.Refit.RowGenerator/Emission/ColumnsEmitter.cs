using Notion.Refit.RowGenerator.Model;
using Notion.Refit.RowGenerator.Parsing;

namespace Notion.Refit.RowGenerator.Emission;

/// <summary>Writes the columns of a row, which the lambdas of queries get.</summary>
internal static class ColumnsEmitter
{
    public static string Emit(RowModel row)
    {
        CodeWriter code = Names.Start();
        TypeScope.Open(code, row);
        code.Open($"partial record {Names.Escape(row.Name)}");
        code.Line("/// <summary>The columns of the data source, for conditions and orders.</summary>");
        code.Open("public sealed class Columns");
        code.Open("private Columns()");
        code.Close();
        code.Line();
        code.Line("internal static Columns Instance { get; } = new();");
        code.Line();
        code.Line($"internal static {RowNames.Mapping}.RowType RowType {{ get; }} = new({Names.Text(row.Name)},");
        code.Line("[");
        foreach (MemberModel member in row.Members)
            code.Indented($"Instance.{Names.Escape(member.Name)}.Member,");
        code.Line("]);");
        foreach (MemberModel member in row.Members)
        {
            code.Line();
            code.Line($"/// <summary>The column of <c>{member.Name}</c>.</summary>");
            code.Line($"public {RowNames.Columns}.{member.Mapping.Column} {Names.Escape(member.Name)} {{ get; }} = new({Member(member)});");
        }

        code.Close();
        code.Close();
        TypeScope.Close(code, row);
        return code.ToString();
    }

    private static string Member(MemberModel member)
    {
        var settings = new List<string>();
        if (member.ColumnName is { } name)
            settings.Add($"ColumnName = {Names.Text(name)}");
        if (member.ColumnId is { } id)
            settings.Add($"ColumnId = {Names.Text(id)}");
        if (member.IsTitle)
            settings.Add("IsTitle = true");
        if (member.IsReadOnly)
            settings.Add("IsReadOnly = true");
        if (member.Schema.Count > 0)
            settings.Add($"Schema = new {RowNames.Mapping}.RowColumnSchema {{ {string.Join(", ", member.Schema.Select(static setting => $"{setting.Name} = {setting.Literal}"))} }}");
        if (member.Options is { } options)
            settings.Add($"Options = {Options(options)}");
        string initializer = settings.Count == 0 ? "" : $" {{ {string.Join(", ", settings)} }}";
        return $"new {RowNames.Mapping}.RowMember({member.Slot}, {Names.Text(member.Name)}, {RowNames.Mapping}.RowMemberKind.{member.Mapping.Kind}, {Names.Text(member.TypeName)}){initializer}";
    }

    private static string Options(EnumModel options)
    {
        string unknown = options.Unknown is { } member ? $"{options.FullName}.{Names.Escape(member)}" : "null";
        string values = string.Concat(options.Options.Select(option => $", {Option(options, option)}"));
        return $"new {RowNames.Mapping}.OptionSet<{options.FullName}>({unknown}{values})";
    }

    private static string Option(EnumModel options, EnumOption option)
    {
        var settings = new List<string>();
        if (option.IsExact)
            settings.Add("IsExact = true");
        if (option.Color is { } color)
            settings.Add($"Color = {Names.Text(color)}");
        string initializer = settings.Count == 0 ? "" : $" {{ {string.Join(", ", settings)} }}";
        return $"new({options.FullName}.{Names.Escape(option.Member)}, {Names.Text(option.Option)}){initializer}";
    }
}
