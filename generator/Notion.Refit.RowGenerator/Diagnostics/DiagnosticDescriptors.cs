using Microsoft.CodeAnalysis;

namespace Notion.Refit.RowGenerator.Diagnostics;

/// <summary>Everything that the generator and the analyzer report, in one table.</summary>
internal static class DiagnosticDescriptors
{
    private const string Category = "Notion.Refit.Rows";

    public static readonly DiagnosticDescriptor NotAPartialRecord = Error(
        "NROW001", "Row that is not a partial record",
        "'{0}' must be a partial record class: 'public partial record {0}'");

    public static readonly DiagnosticDescriptor Generic = Error(
        "NROW002", "Generic row",
        "'{0}' must not be generic or nested in a generic type");

    public static readonly DiagnosticDescriptor Inaccessible = Error(
        "NROW003", "Row that is not accessible",
        "'{0}' must be internal or public, and not file-local: generated code outside of it uses it");

    public static readonly DiagnosticDescriptor DerivedFromRow = Error(
        "NROW004", "Row derived from a row",
        "'{0}' derives from the row '{1}': move the common members to a record without [NotionRow]");

    public static readonly DiagnosticDescriptor OwnCopyConstructor = Error(
        "NROW005", "Row with its own copy constructor",
        "'{0}' declares its own copy constructor, which loses the page of the row: remove it");

    public static readonly DiagnosticDescriptor UnsupportedType = Error(
        "NROW006", "Unsupported type",
        "'{0}' has the type '{1}', which no column has: {2}");

    public static readonly DiagnosticDescriptor SecondTitle = Error(
        "NROW007", "More than one title",
        "'{0}' is a second [Title]; '{1}' already is the title");

    public static readonly DiagnosticDescriptor NoConstructor = Error(
        "NROW008", "No usable constructor",
        "'{0}' needs a primary constructor or one without parameters");

    public static readonly DiagnosticDescriptor UnsetValue = new(
        "NROW009", "Value that is written without being set",
        "'{0}' is neither nullable nor required: a new row in which it is not set gets {1}. Make it nullable or required.",
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: HelpLinks.Of("NROW009"));

    public static readonly DiagnosticDescriptor NameWithoutLetters = Error(
        "NROW010", "Name without letters and digits",
        "'{0}' has no letter or digit to find its column by: add [NotionColumn(\"…\")]");

    public static readonly DiagnosticDescriptor NameTaken = Error(
        "NROW011", "Name that is taken",
        "'{0}' has the name of a generated member: rename it and add [NotionColumn(\"{0}\")]");

    public static readonly DiagnosticDescriptor ContainingTypeNotPartial = Error(
        "NROW012", "Containing type that is not partial",
        "'{0}', which contains the row '{1}', must be partial");

    public static readonly DiagnosticDescriptor FilterAsBoolean = Error(
        "NROW013", "Condition on rows used as a truth value",
        "A condition on rows has no value in the program, so that one branch would silently be taken: combine conditions with &&, || and !, or call Where in an if of your own");

    public static readonly DiagnosticDescriptor AmbiguousOptions = Error(
        "NROW014", "Enum that is not a set of options",
        "The enum '{0}' of '{1}' cannot be mapped to options: {2}");

    public static readonly DiagnosticDescriptor NoColumns = Error(
        "NROW015", "Row without columns",
        "'{0}' has no property with a setter, so that there is nothing to map");

    public static readonly DiagnosticDescriptor UnusableSchema = Error(
        "NROW016", "Column schema that cannot be applied",
        "The [ColumnSchema] of '{0}' cannot be applied: {1}");

    public static readonly DiagnosticDescriptor HiddenCast = new(
        "NREF001", "Cast that the loop variable hides",
        "The sequence has items of the type '{0}', which the loop casts to '{1}': it throws at the first item of another type. Loop over OfType<{1}>(), or test each item with 'is'.",
        "Notion.Refit.Models", DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: HelpLinks.Of("NREF001"));

    private static DiagnosticDescriptor Error(string id, string title, string message) =>
        new(id, title, message, Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpLinks.Of(id));
}
