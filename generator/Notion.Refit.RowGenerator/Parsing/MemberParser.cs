using Microsoft.CodeAnalysis;
using Notion.Refit.RowGenerator.Diagnostics;
using Notion.Refit.RowGenerator.Model;

namespace Notion.Refit.RowGenerator.Parsing;

/// <summary>Reads the members that are mapped to columns.</summary>
internal static class MemberParser
{
    private static readonly string[] s_generated = ["Columns", "Page"];

    public static List<MemberModel> Parse(List<IPropertySymbol> properties, IMethodSymbol? constructor, DiagnosticBag diagnostics)
    {
        var members = new List<MemberModel>();
        foreach (IPropertySymbol property in properties.Where(IsMapped))
        {
            IParameterSymbol? parameter = constructor?.Parameters.FirstOrDefault(candidate => candidate.Name == property.Name);

            // Attributes of a positional parameter are on the parameter unless they are written with "property:".
            ISymbol[] declarations = parameter is null ? [property] : [property, parameter];
            if (Parse(property, declarations, members, isSet: parameter is not null || property.IsRequired, diagnostics) is { } member)
                members.Add(member);
        }

        return members;
    }

    /// <summary>Whether a property is meant to have a column.</summary>
    public static bool IsMapped(IPropertySymbol property) =>
        property is { SetMethod: { DeclaredAccessibility: Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal } }
        && property.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal
        && new[] { property }.Attribute(RowNames.IgnoreAttribute) is null;

    private static MemberModel? Parse(IPropertySymbol property, ISymbol[] declarations, List<MemberModel> members, bool isSet, DiagnosticBag diagnostics)
    {
        Location? location = property.Locations.FirstOrDefault();
        AttributeData? column = declarations.Attribute(RowNames.ColumnAttribute);
        string? columnName = column is { ConstructorArguments.Length: 1 } ? column.ConstructorArguments[0].Value as string : null;
        string? columnId = column?.Named<string>("Id");
        bool isTitle = declarations.Attribute(RowNames.TitleAttribute) is not null;

        if (s_generated.Contains(property.Name, StringComparer.Ordinal))
        {
            diagnostics.Add(DiagnosticDescriptors.NameTaken, location, property.Name);
            return null;
        }

        string typeName = property.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
        if (TypeParser.Parse(property.Type, out INamedTypeSymbol? options, out string remedy) is not { } mapping)
        {
            diagnostics.Add(DiagnosticDescriptors.UnsupportedType, location, property.Name, typeName, remedy);
            return null;
        }

        bool isReadOnly = mapping.Write is null || declarations.Attribute(RowNames.ReadOnlyAttribute) is not null;
        if (columnName is null && columnId is null && !isTitle && !property.Name.Any(char.IsLetterOrDigit))
            diagnostics.Add(DiagnosticDescriptors.NameWithoutLetters, location, property.Name);
        if (isTitle && members.Find(static member => member.IsTitle) is { } other)
            diagnostics.Add(DiagnosticDescriptors.SecondTitle, location, property.Name, other.Name);
        if (isTitle && mapping.Kind is not ("Text" or "RichText"))
            diagnostics.Add(DiagnosticDescriptors.UnsupportedType, location, property.Name, typeName, "a title is a string or a RichTextList");
        if (mapping.UnsetValue is { } unset && !isSet && !isReadOnly)
            diagnostics.Add(DiagnosticDescriptors.UnsetValue, location, property.Name, unset);

        EnumModel? enumeration = options is null ? null : EnumParser.Parse(options, property.Name, location, diagnostics);
        EquatableArray<SchemaSetting> schema = SchemaParser.Parse(declarations, property.Name, mapping, isReadOnly, location, diagnostics);
        return new MemberModel(members.Count, property.Name, typeName, mapping, columnName, columnId, isTitle, isReadOnly, enumeration, schema);
    }
}
