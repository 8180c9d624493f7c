using Microsoft.CodeAnalysis;
using Notion.Refit.RowGenerator.Model;

namespace Notion.Refit.RowGenerator.Parsing;

/// <summary>Maps the types of members.</summary>
internal static class TypeParser
{
    private static readonly string[] s_arrayTypes =
    [
        "System.Collections.Generic.IReadOnlyList<T>", "System.Collections.Generic.IReadOnlyCollection<T>", "System.Collections.Generic.IEnumerable<T>",
        "System.Collections.Generic.IList<T>", "System.Collections.Generic.ICollection<T>",
    ];

    private static readonly string[] s_copiedTypes = ["System.Collections.Generic.List<T>", "System.Collections.Immutable.ImmutableArray<T>"];

    /// <summary>Returns the mapping of a type, or null and what to use instead. The enum is that of the member or its elements.</summary>
    public static TypeMapping? Parse(ITypeSymbol type, out INamedTypeSymbol? options, out string remedy)
    {
        options = null;
        remedy = "use string, bool, a number, DateOnly, DateTimeOffset, NotionDate, an enum, UserId, PageId, NamedFile lists, RichTextList, Place? or Verification?; or mark it [IgnoreColumn]";
        bool isNullable = type.NullableAnnotation == NullableAnnotation.Annotated;
        ITypeSymbol bare = type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;
        if (bare.TypeKind == TypeKind.Enum)
        {
            options = (INamedTypeSymbol)bare;
            return Option(bare.FullName(), isNullable);
        }

        if (Number(bare, isNullable) is { } number)
            return number;
        if (Element(bare, out bool spread) is { } element)
            return List(element, spread, ref options, ref remedy);

        switch (bare.PlainName())
        {
            case "string":
                return new("Text", "TextColumn", isNullable ? "TextOrNull" : "Text", "Text");
            case "bool":
                return new("Checkbox", "CheckboxColumn", isNullable ? "CheckboxOrNull" : "Checkbox", "Checkbox");
            case "System.DateOnly":
                return Date("Day", bare, isNullable);
            case "System.DateTimeOffset":
                return Date("Instant", bare, isNullable);
            case "Notion.Refit.Models.NotionDate":
                return Date("Date", bare, isNullable);
            case "Notion.Refit.Models.RichTextList":
                return new("RichText", "TextColumn", "RichText", "RichText");
            case "Notion.Refit.UserId":
                return new("Person", "PersonColumn", isNullable ? "PersonOrNull" : "Person", "Person", UnsetValue: isNullable ? null : "a user id of zeros");
            case "Notion.Refit.PageId":
                return new("Relation", "RelationColumn", isNullable ? "RelationOrNull" : "Relation", "Relation", UnsetValue: isNullable ? null : "a page id of zeros");
            case "Notion.Refit.Models.Place" when isNullable:
                return new("Place", "PlaceColumn", "PlaceOrNull", "Place");
            case "Notion.Refit.Models.Verification" when isNullable:
                return new("Verification", "VerificationColumn", "VerificationOrNull", "Verification");
            case "Notion.Refit.Models.Place" or "Notion.Refit.Models.Verification":
                remedy = "make it nullable, since the cell can be empty";
                return null;
            case "System.DateTime":
                remedy = "use DateTimeOffset for a time, or DateOnly for a day";
                return null;
            default:
                return null;
        }
    }

    private static TypeMapping Option(string name, bool isNullable) => new(
        "Option", $"OptionColumn<{name}>", $"{(isNullable ? "OptionOrNull" : "Option")}<{name}>", $"Option<{name}>", UnsetValue: isNullable ? null : "the first option");

    private static TypeMapping Date(string method, ITypeSymbol type, bool isNullable) => new(
        "Date", $"DateColumn<{type.FullName()}>", isNullable ? method + "OrNull" : method, method, UnsetValue: isNullable || type.IsReferenceType ? null : "a date in the year 1");

    // Only rollups have lists of dates.
    private static TypeMapping Dates(string method, ITypeSymbol type, bool spread) => new("Dates", $"DatesColumn<{type.FullName()}>", method, Write: null, spread);

    private static TypeMapping? Number(ITypeSymbol type, bool isNullable)
    {
        if (type.SpecialType is not (SpecialType.System_SByte or SpecialType.System_Byte or SpecialType.System_Int16 or SpecialType.System_UInt16
            or SpecialType.System_Int32 or SpecialType.System_UInt32 or SpecialType.System_Int64 or SpecialType.System_UInt64
            or SpecialType.System_Single or SpecialType.System_Double or SpecialType.System_Decimal))
        {
            return null;
        }

        string name = type.PlainName();
        return new("Number", $"NumberColumn<{name}>", $"{(isNullable ? "NumberOrNull" : "Number")}<{name}>", $"Number<{name}>", UnsetValue: isNullable ? null : "0");
    }

    private static ITypeSymbol? Element(ITypeSymbol type, out bool spread)
    {
        spread = false;
        if (type is IArrayTypeSymbol { Rank: 1 } array)
            return array.ElementType;
        if (type is not INamedTypeSymbol { TypeArguments.Length: 1 } list)
            return null;
        string definition = list.OriginalDefinition.PlainName();
        spread = s_copiedTypes.Contains(definition, StringComparer.Ordinal);
        return spread || s_arrayTypes.Contains(definition, StringComparer.Ordinal) ? list.TypeArguments[0] : null;
    }

    private static TypeMapping? List(ITypeSymbol element, bool spread, ref INamedTypeSymbol? options, ref string remedy)
    {
        if (element.TypeKind == TypeKind.Enum)
        {
            options = (INamedTypeSymbol)element;
            string name = element.FullName();
            return new("Options", $"OptionsColumn<{name}>", $"Options<{name}>", $"Options<{name}>", spread);
        }

        switch (element.PlainName())
        {
            case "string":
                return new("Options", "TextsColumn", "Texts", "Texts", spread);
            case "Notion.Refit.UserId":
                return new("People", "PeopleColumn", "People", "People", spread);
            case "Notion.Refit.PageId":
                return new("Relations", "RelationsColumn", "Relations", "Relations", spread);
            case "Notion.Refit.Models.NamedFile":
                return new("Files", "FilesColumn", "Files", "Files", spread);
            case "System.DateOnly":
                return Dates("Days", element, spread);
            case "System.DateTimeOffset":
                return Dates("Instants", element, spread);
            case "Notion.Refit.Models.NotionDate":
                return Dates("Dates", element, spread);
            case var name when Number(element, isNullable: false) is not null:
                return new("Numbers", $"NumbersColumn<{name}>", $"Numbers<{name}>", Write: null, spread);
            default:
                remedy = "lists are of string, an enum, UserId, PageId or NamedFile, and those of a rollup of numbers or dates, too; or mark it [IgnoreColumn]";
                return null;
        }
    }
}
