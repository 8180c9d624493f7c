using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Notion.Refit.RowGenerator.Diagnostics;
using Notion.Refit.RowGenerator.Model;

namespace Notion.Refit.RowGenerator.Parsing;

/// <summary>Reads <c>[ColumnSchema]</c>.</summary>
internal static class SchemaParser
{
    public static EquatableArray<SchemaSetting> Parse(
        ISymbol[] declarations, string member, TypeMapping mapping, bool isReadOnly, Location? location, DiagnosticBag diagnostics)
    {
        if (declarations.Attribute(RowNames.SchemaAttribute) is not { } attribute)
            return default;
        if (Problem(attribute, mapping, isReadOnly) is { } problem)
            diagnostics.Add(DiagnosticDescriptors.UnusableSchema, location, member, problem);
        return new(
        [
            .. attribute.NamedArguments
                .Where(static argument => argument.Value.Value is string or true)
                .Select(static argument => new SchemaSetting(argument.Key, argument.Value.Value is string text ? SymbolDisplay.FormatLiteral(text, quote: true) : "true")),
        ]);
    }

    private static string? Problem(AttributeData attribute, TypeMapping mapping, bool isReadOnly)
    {
        bool isRollup = Has("RollupRelation") || Has("RollupColumn") || Has("RollupFunction");
        bool isFormula = Has("Formula");
        bool isRelation = mapping.Kind is "Relation" or "Relations" && !isRollup;
        if (isRollup && isFormula)
            return "a column is a formula or a rollup, not both";
        if (isRollup && !(Has("RollupRelation") && Has("RollupColumn") && Has("RollupFunction")))
            return "a rollup needs RollupRelation, RollupColumn and RollupFunction";
        if ((isRollup || isFormula || Has("Prefix")) && !isReadOnly)
            return "Notion computes the values of this column: mark the member [ReadOnlyColumn]";
        if (Has("NumberFormat") && mapping.Kind is not "Number")
            return "only the column of a number has a NumberFormat";
        if ((Has("RelatedDataSource") || attribute.Named<bool>("IsTwoWay")) && !isRelation)
            return "only a member of the type PageId or a list of it is a relation";
        return attribute.Named<string>("RelatedDataSource") is { } id && !Guid.TryParse(id, out _)
            ? "RelatedDataSource is the id of a data source, such as 248104cd-477e-80af-bc30-000bd28de8f9"
            : null;

        bool Has(string name) => attribute.Named<string>(name) is { Length: > 0 };
    }
}
