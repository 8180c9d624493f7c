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
            EmitWords(code, id);
            EmitConversions(code, id);
            EmitComparison(code, id.Name);
            EmitParsing(code, id);
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

    private static void EmitWords(IndentedWriter code, IdSchema id)
    {
        foreach ((string word, string uuid) in id.Words)
        {
            code.Element("summary", "", $"The id that is also written <c>{XmlDoc.Escape(word)}</c>.");
            code.Line($"public static {id.Name} {Names.Pascal(word)} {{ get; }} = new(new Guid({CSharpText.Literal(uuid)}));");
            code.Blank();
        }
    }

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

        // Beside the one above it makes a null that would be an id an error of the compiler: 'PageId? id = text is null ? null : PageId.Parse(text)'.
        code.Summary("Reads an id from a link.");
        code.Param("link", "The link.");
        code.Exception("ArgumentException", "The link has no id.");
        code.Block($"public static implicit operator {id.Name}(Uri link)", () =>
        {
            code.Line("ArgumentNullException.ThrowIfNull(link);");
            code.Line("return Parse(link.OriginalString);");
        });
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

    private static void EmitParsing(IndentedWriter code, IdSchema id)
    {
        (string name, string part) = (id.Name, LinkPart(id));
        string parsed(string text) => id.Words.Count == 0 ? $"NotionId.Parse<{name}>({text}, {part})" : $"TryParseWord({text}, out {name} word) ? word : NotionId.Parse<{name}>({text}, {part})";
        EmitParse(code, name, $"Parse(string s) => {parsed("s")};", "Reads an id from text.", "s", hasProvider: false);
        EmitParse(code, name, $"Parse(string s, IFormatProvider? provider) => {parsed("s")};", "Reads an id from text.", "s", hasProvider: true);

        code.Line("/// <inheritdoc cref=\"Parse(string, IFormatProvider?)\"/>");
        code.Line($"public static {name} Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => {parsed("s")};");
        code.Blank();

        string utf8 = $"Parse(ReadOnlySpan<byte> utf8Text, IFormatProvider? provider) => {parsed("utf8Text")};";
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
        EmitTryParse(code, id, part, "char", "s");
        EmitTryParse(code, id, part, "byte", "utf8Text");
        EmitTryParseWord(code, id, "char", "s", "");
        EmitTryParseWord(code, id, "byte", "utf8Text", "u8");
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

    private static void EmitTryParseWord(IndentedWriter code, IdSchema id, string unit, string parameter, string suffix)
    {
        if (id.Words.Count == 0)
            return;

        code.Summary("Reads an id that is written as a word.");
        code.Param(parameter, "The text.");
        code.Param("result", "The id.");
        code.Returns("Whether the text is such a word.");
        code.Block($"public static bool TryParseWord(ReadOnlySpan<{unit}> {parameter}, out {id.Name} result)", () =>
        {
            foreach ((string word, string _) in id.Words)
            {
                code.Block($"if ({parameter}.SequenceEqual({CSharpText.Literal(word)}{suffix}))", () =>
                {
                    code.Line($"result = {Names.Pascal(word)};");
                    code.Line("return true;");
                });
                code.Blank();
            }

            code.Line("result = default;");
            code.Line("return false;");
        });
        code.Blank();
    }

    private static void EmitTryParse(IndentedWriter code, IdSchema schema, string part, string unit, string parameter)
    {
        string name = schema.Name;
        code.Inherit();
        code.Block($"public static bool TryParse(ReadOnlySpan<{unit}> {parameter}, IFormatProvider? provider, out {name} result)", () =>
        {
            if (schema.Words.Count > 0)
            {
                code.Line($"if (TryParseWord({parameter}, out result))");
                code.Continued("return true;");
                code.Blank();
            }

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
