using Microsoft.CodeAnalysis;
using Notion.Refit.RowGenerator.Model;

namespace Notion.Refit.RowGenerator.Parsing;

/// <summary>Finds what equality and printing of a record look at.</summary>
internal static class StateParser
{
    /// <summary>The properties of base records and of the record that have a field, its other fields, and its computed public properties for printing.</summary>
    public static IEnumerable<StateModel> Parse(INamedTypeSymbol type, List<IPropertySymbol> properties)
    {
        var stored = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        for (INamedTypeSymbol? level = type; level is { SpecialType: not SpecialType.System_Object }; level = level.BaseType)
        {
            foreach (IFieldSymbol field in level.GetMembers().OfType<IFieldSymbol>())
            {
                if (field.AssociatedSymbol is { } property)
                    stored.Add(property);
            }
        }

        foreach (IPropertySymbol property in properties.Where(static property => property.GetMethod is not null))
        {
            bool isOwn = SymbolEqualityComparer.Default.Equals(property.ContainingType, type);
            bool isCompared = stored.Contains(property) && (isOwn || property.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal);
            bool isPrinted = property.DeclaredAccessibility == Accessibility.Public;
            if (isCompared || isPrinted)
                yield return Of(property.Name, property.Type, isCompared, isPrinted);
        }

        foreach (IFieldSymbol field in type.GetMembers().OfType<IFieldSymbol>())
        {
            if (field is { IsStatic: false, IsConst: false, IsImplicitlyDeclared: false, AssociatedSymbol: null })
                yield return Of(field.Name, field.Type, isCompared: true, field.DeclaredAccessibility == Accessibility.Public);
        }
    }

    private static StateModel Of(string name, ITypeSymbol type, bool isCompared, bool isPrinted) =>
        new(name, type.FullName(), IsList(type), isCompared, isPrinted);

    // Lists that compare their elements themselves, such as RichTextList, are left alone.
    private static bool IsList(ITypeSymbol type) =>
        type.TypeKind == TypeKind.Array
        || (type is INamedTypeSymbol { IsGenericType: true } list
            && list.ContainingNamespace.PlainName().StartsWith("System.Collections", StringComparison.Ordinal)
            && (list.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T
                || list.AllInterfaces.Any(static face => face.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T)));
}
