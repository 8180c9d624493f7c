using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Notion.Refit.SourceGenerator.Parsing;

/// <summary>Questions to symbols that several parsers ask.</summary>
internal static class SymbolExtensions
{
    private static readonly SymbolDisplayFormat CodeFormat = SymbolDisplayFormat.FullyQualifiedFormat
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private static readonly SymbolDisplayFormat FullNameFormat = SymbolDisplayFormat.FullyQualifiedFormat
        .WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted)
        .WithGenericsOptions(SymbolDisplayGenericsOptions.None)
        .WithMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.None);

    /// <summary>The type as it is written in code.</summary>
    public static string ToCode(this ITypeSymbol type) => type.ToDisplayString(CodeFormat);

    /// <summary>Namespace and name, without type arguments.</summary>
    public static string FullName(this ITypeSymbol type) => type.ToDisplayString(FullNameFormat);

    public static bool Is(this ITypeSymbol type, string fullName) => string.Equals(type.FullName(), fullName, StringComparison.Ordinal);

    public static bool IsOrInherits(this ITypeSymbol type, string fullName)
    {
        for (ITypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (current.Is(fullName))
                return true;
        }

        return false;
    }

    public static bool Implements(this ITypeSymbol type, string fullName) =>
        type.Is(fullName) || type.AllInterfaces.Any(candidate => candidate.Is(fullName));

    /// <summary>Whether it reads and writes itself: <c>T : INotionModel&lt;T&gt;</c>.</summary>
    public static bool IsModel(this ITypeSymbol type) =>
        type.AllInterfaces.Any(candidate =>
            candidate.Is("Notion.Refit.Json.INotionModel")
            && candidate.TypeArguments.Length == 1
            && SymbolEqualityComparer.Default.Equals(candidate.TypeArguments[0], type));

    public static bool MayBeNull(this ITypeSymbol type) =>
        type.NullableAnnotation == NullableAnnotation.Annotated || type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;

    /// <summary>The type without <c>Nullable&lt;T&gt;</c> around it.</summary>
    public static ITypeSymbol Unwrap(this ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;

    /// <summary>Whether the compiler already complains about the type.</summary>
    public static bool IsBroken(this ITypeSymbol type) => type switch
    {
        { TypeKind: TypeKind.Error } => true,
        IArrayTypeSymbol array => array.ElementType.IsBroken(),
        INamedTypeSymbol named => named.TypeArguments.Any(IsBroken),
        _ => false,
    };

    public static AttributeData? Attribute(this ISymbol symbol, string fullName) =>
        symbol.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass?.Is(fullName) == true);

    /// <summary>An argument of the constructor, by position, where it has that type.</summary>
    public static T? Argument<T>(this AttributeData attribute, int index)
        where T : class =>
        index < attribute.ConstructorArguments.Length && attribute.ConstructorArguments[index].Kind != TypedConstantKind.Array
            ? attribute.ConstructorArguments[index].Value as T
            : null;

    public static Location? Location(this AttributeData attribute) => attribute.ApplicationSyntaxReference is { } reference
        ? Microsoft.CodeAnalysis.Location.Create(reference.SyntaxTree, reference.Span)
        : null;

    public static Location? Location(this ISymbol symbol) => symbol.Locations.FirstOrDefault(static location => location.IsInSource);

    /// <summary>The name as an identifier: keywords get their <c>@</c>.</summary>
    public static string Identifier(this ISymbol symbol) =>
        SyntaxFacts.GetKeywordKind(symbol.Name) != SyntaxKind.None ? "@" + symbol.Name : symbol.Name;

    /// <summary>The name of a parameter, as it travels.</summary>
    public static string WireName(this ISymbol symbol) => symbol.Attribute(RefitNames.AliasAs)?.Argument<string>(0) ?? symbol.Name;
}
