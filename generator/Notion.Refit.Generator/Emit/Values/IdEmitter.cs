using Notion.Refit.Generator.Model;

namespace Notion.Refit.Generator.Emit.Values;

/// <summary>Writes id types: thin structs over a UUID that forward to <c>NotionId</c>.</summary>
internal static class IdEmitter
{
    private const string ParsedDescription = "The id or a link.";
    private const string NoId = "The text is neither an id nor a link that has one.";
    private const string NoProvider = "Not used: ids look the same everywhere.";

    public static string Emit(IdSchema id)
    {
        CodeFile file = new CodeFile(Namespaces.Client).Using("System", "System.ComponentModel", "System.Diagnostics.CodeAnalysis", "System.Text.Json.Serialization");
        IndentedWriter code = file.Code;
        code.Summary(id.Description);
        code.Param("Value", "The UUID.");
        code.Line($"[JsonConverter(typeof(NotionIdConverter<{id.Name}>))]");
        code.Line($"[TypeConverter(typeof(NotionIdTypeConverter<{id.Name}>))]");
        code.Block($"public readonly partial record struct {id.Name}(Guid Value) : INotionId<{id.Name}>", () =>
        {
            EmitConversions(code, id);
            EmitComparison(code, id.Name);
            EmitParsing(code, id.Name, LinkPart(id));
            EmitFormatting(code, id.Name);
        });
        return file.ToString();
    }

    /// <summary>Returns the part of a link that holds the id.</summary>
    private static string LinkPart(IdSchema id) => id.Name switch
    {
        "PageId" => "NotionLinkPart.Page",
        "BlockId" => "NotionLinkPart.Block",
        "DatabaseId" => "NotionLinkPart.Path",
        "ViewId" => "NotionLinkPart.View",
        "DiscussionId" => "NotionLinkPart.Discussion",
        _ => "NotionLinkPart.None",
    };

    private static void EmitConversions(IndentedWriter code, IdSchema id)
    {
        foreach (IdSchema other in id.ConvertsTo)
        {
            code.Element("summary", "", $"The same id as a <see cref=\"{other.Name}\"/>.");
            code.Param("id", "The id.");
            code.Line($"public static implicit operator {other.Name}({id.Name} id) => new(id.Value);");
            code.Blank();
        }

        code.Summary("Reads an id from text.");
        code.Param("text", ParsedDescription);
        code.Exception("ArgumentException", NoId);
        code.Line($"public static implicit operator {id.Name}(string text) => Parse(text);");
        code.Blank();
    }

    private static void EmitComparison(IndentedWriter code, string name)
    {
        code.Summary("Compares ids in the order of their text.");
        code.Param("left", "The left id.");
        code.Param("right", "The right id.");
        code.Line($"public static bool operator <({name} left, {name} right) => left.CompareTo(right) < 0;");
        foreach (string comparison in (string[])[">", "<=", ">="])
        {
            code.Blank();
            code.Line("/// <inheritdoc cref=\"op_LessThan\"/>");
            code.Line($"public static bool operator {comparison}({name} left, {name} right) => left.CompareTo(right) {comparison} 0;");
        }

        code.Blank();
        code.Inherit();
        code.Line($"public static {name} FromGuid(Guid value) => new(value);");
        code.Blank();
    }

    private static void EmitParsing(IndentedWriter code, string name, string part)
    {
        EmitParse(code, name, $"Parse(string s) => NotionId.Parse<{name}>(s, {part});", "Reads an id from text.", "s", hasProvider: false);
        EmitParse(code, name, $"Parse(string s, IFormatProvider? provider) => NotionId.Parse<{name}>(s, {part});", "Reads an id from text.", "s", hasProvider: true);

        code.Line("/// <inheritdoc cref=\"Parse(string, IFormatProvider?)\"/>");
        code.Line($"public static {name} Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => NotionId.Parse<{name}>(s, {part});");
        code.Blank();

        string utf8 = $"Parse(ReadOnlySpan<byte> utf8Text, IFormatProvider? provider) => NotionId.Parse<{name}>(utf8Text, {part});";
        EmitParse(code, name, utf8, "Reads an id from text in UTF-8.", "utf8Text", hasProvider: true);

        code.Summary("Reads an id from text, if it is one.");
        code.Param("s", ParsedDescription);
        code.Param("result", "The id.");
        code.Returns("Whether the text is an id or a link that contains one.");
        code.Line($"public static bool TryParse([NotNullWhen(true)] string? s, out {name} result) => TryParse(s.AsSpan(), null, out result);");
        code.Blank();
        code.Inherit();
        code.Line($"public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out {name} result) => TryParse(s.AsSpan(), provider, out result);");
        code.Blank();
        EmitTryParse(code, name, part, "char", "s");
        EmitTryParse(code, name, part, "byte", "utf8Text");
    }

    private static void EmitParse(IndentedWriter code, string name, string method, string summary, string parameter, bool hasProvider)
    {
        code.Summary(summary);
        code.Param(parameter, ParsedDescription);
        if (hasProvider)
            code.Param("provider", NoProvider);
        code.Returns("The id.");
        code.Exception("ArgumentException", NoId);
        code.Line($"public static {name} {method}");
        code.Blank();
    }

    private static void EmitTryParse(IndentedWriter code, string name, string part, string unit, string parameter)
    {
        code.Inherit();
        code.Block($"public static bool TryParse(ReadOnlySpan<{unit}> {parameter}, IFormatProvider? provider, out {name} result)", () =>
        {
            code.Line($"bool found = NotionId.TryParse({parameter}, {part}, out NotionId id);");
            code.Line("result = new(id.Value);");
            code.Line("return found;");
        });
        code.Blank();
    }

    private static void EmitFormatting(IndentedWriter code, string name)
    {
        code.Inherit();
        code.Line($"public int CompareTo({name} other) => Value.CompareTo(other.Value);");
        code.Blank();
        code.Summary("Returns the id in lower case with dashes, as Notion writes it.");
        code.Returns("The text.");
        code.Line("public override string ToString() => Value.ToString();");
        code.Blank();
        code.Summary("Returns the id as text.");
        code.Param("format", "`D`, null or empty: with dashes; `N`: without.");
        code.Param("formatProvider", NoProvider);
        code.Returns("The text.");
        code.Exception("FormatException", "The format is not supported.");
        code.Line("public string ToString(string? format, IFormatProvider? formatProvider) => new NotionId(Value).ToString(format, formatProvider);");
        foreach ((string unit, string destination, string written) in (ReadOnlySpan<(string, string, string)>)[("char", "destination", "charsWritten"), ("byte", "utf8Destination", "bytesWritten")])
        {
            code.Blank();
            code.Inherit();
            code.Line($"public bool TryFormat(Span<{unit}> {destination}, out int {written}, ReadOnlySpan<char> format, IFormatProvider? provider) =>");
            code.Continued($"new NotionId(Value).TryFormat({destination}, out {written}, format, provider);");
        }
    }
}
