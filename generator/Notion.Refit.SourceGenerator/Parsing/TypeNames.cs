using Microsoft.CodeAnalysis;

namespace Notion.Refit.SourceGenerator.Parsing;

/// <summary>Names of types as people write them, with the usings that they need; the full name where a short one would mean something else.</summary>
/// <remarks>
/// The usings stand inside of the stub's namespace. There they win over global usings and over outer namespaces, so that a short name can
/// only be taken by the namespace itself or by another using.
/// </remarks>
internal sealed class TypeNames
{
    // What the body of a stub needs.
    private static readonly string[] Always = ["System", "System.Net.Http", "Notion.Refit.Http"];

    private static readonly SymbolDisplayFormat Full = SymbolDisplayFormat.FullyQualifiedFormat
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private static readonly SymbolDisplayFormat Short = new(
        SymbolDisplayGlobalNamespaceStyle.Omitted,
        SymbolDisplayTypeQualificationStyle.NameAndContainingTypes,
        Full.GenericsOptions,
        miscellaneousOptions: Full.MiscellaneousOptions);

    private readonly INamespaceSymbol _home;
    private readonly INamespaceSymbol[] _imported;

    public TypeNames(Compilation compilation, INamedTypeSymbol type, IEnumerable<IMethodSymbol> methods)
    {
        _home = type.ContainingNamespace;

        IEnumerable<string> used = methods
            .SelectMany(static method => method.Parameters.Select(static parameter => parameter.Type).Append(method.ReturnType))
            .SelectMany(Parts)
            .Where(static part => part.SpecialType == SpecialType.None && !part.ContainingNamespace.IsGlobalNamespace)
            .Select(static part => part.ContainingNamespace.ToDisplayString());

        Usings =
        [
            .. Always.Concat(used)
                .Where(space => !string.Equals(space, _home.ToDisplayString(), StringComparison.Ordinal))
                .Distinct(StringComparer.Ordinal)
                .OrderBy(static space => space, StringComparer.Ordinal),
        ];

        _imported = [.. Usings.Select(space => Find(compilation, space)).Where(static space => space is not null).Select(static space => space!)];
    }

    /// <summary>The namespaces to import.</summary>
    public IReadOnlyList<string> Usings { get; }

    public string Write(ITypeSymbol type) => type.ToDisplayString(Parts(type).All(IsUnambiguous) ? Short : Full);

    private static INamespaceSymbol? Find(Compilation compilation, string name)
    {
        INamespaceSymbol? found = compilation.GlobalNamespace;

        foreach (string part in name.Split('.'))
            found = found?.GetNamespaceMembers().FirstOrDefault(member => string.Equals(member.Name, part, StringComparison.Ordinal));

        return found;
    }

    // The types that a name is made of: of an array its elements', of a generic type its arguments'.
    private static IEnumerable<INamedTypeSymbol> Parts(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => Parts(array.ElementType),
        INamedTypeSymbol named => named.TypeArguments.SelectMany(Parts).Prepend(Outermost(named)),
        _ => [],
    };

    private static INamedTypeSymbol Outermost(INamedTypeSymbol type)
    {
        while (type.ContainingType is { } outer)
            type = outer;

        return type;
    }

    private bool IsUnambiguous(INamedTypeSymbol type)
    {
        // int, string and the like have names of their own.
        if (type.SpecialType != SpecialType.None && type.ToDisplayString(Full).IndexOf(':') < 0)
            return true;

        if (IsIn(type, _home))
            return true;

        return !Has(_home, type)
            && !_home.GetNamespaceMembers().Any(member => string.Equals(member.Name, type.Name, StringComparison.Ordinal))
            && _imported.Count(space => Has(space, type)) == 1;
    }

    private static bool IsIn(INamedTypeSymbol type, INamespaceSymbol space) =>
        string.Equals(type.ContainingNamespace.ToDisplayString(), space.ToDisplayString(), StringComparison.Ordinal);

    private static bool Has(INamespaceSymbol space, INamedTypeSymbol type) => space.GetTypeMembers(type.Name, type.Arity).Length > 0;
}
