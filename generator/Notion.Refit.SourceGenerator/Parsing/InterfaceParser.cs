using Microsoft.CodeAnalysis;
using Notion.Refit.SourceGenerator.Diagnostics;
using Notion.Refit.SourceGenerator.Model;

namespace Notion.Refit.SourceGenerator.Parsing;

/// <summary>Reads an interface into a model.</summary>
internal static class InterfaceParser
{
    /// <summary>Reads the interface of a method with a verb, once: at the interface's first verb, for its other ones the answer is null.</summary>
    public static InterfaceModel? Parse(Compilation compilation, IMethodSymbol method, HttpVerb verb, CancellationToken cancellationToken)
    {
        INamedTypeSymbol type = method.ContainingType;
        if (type.TypeKind != TypeKind.Interface || !IsFirstVerb(type, method, verb))
            return null;

        var diagnostics = new DiagnosticBag();
        string displayName = type.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat);

        if (IsGeneric(type))
            diagnostics.Add(DiagnosticDescriptors.Generic, type.Location(), displayName);

        if (!IsAccessible(type))
            diagnostics.Add(DiagnosticDescriptors.Inaccessible, type.Location(), displayName);

        bool isBroken = false;
        var names = new TypeNames(compilation, type, Members(type).OfType<IMethodSymbol>().Where(HasVerb));
        var methods = new List<MethodModel>();
        var signatures = new HashSet<string>(StringComparer.Ordinal);

        foreach (ISymbol member in Members(type))
        {
            cancellationToken.ThrowIfCancellationRequested();

            // A default implementation is one already; a static member without a body does not belong to the object.
            if (!member.IsAbstract && !HasVerb(member))
                continue;

            if (member is not IMethodSymbol request || !HasVerb(request) || request.IsStatic)
            {
                // Accessors are told by their property or event.
                if (member is not IMethodSymbol { AssociatedSymbol: not null })
                    diagnostics.Add(DiagnosticDescriptors.NotARequest, member.Location() ?? type.Location(), member.Name);

                continue;
            }

            if (!signatures.Add(Signature(request)))
                continue;

            var parser = new MethodParser(type, request, names, diagnostics);
            if (parser.IsBroken)
                isBroken = true;
            else if (parser.Parse() is { } model)
                methods.Add(model);
        }

        string transport = UniqueName.For("transport", methods.SelectMany(static model => model.ParameterNames));

        return new(
            type.ContainingNamespace.IsGlobalNamespace ? "" : type.ContainingNamespace.ToDisplayString(),
            type.ToCode(),
            names.Write(type),
            displayName,
            new([.. names.Usings]),
            StubName(type),
            transport,
            new([.. UriFields.Assign(methods)]),
            diagnostics.ToArray(),
            isBroken);
    }

    private static bool IsFirstVerb(INamedTypeSymbol type, IMethodSymbol method, HttpVerb verb) =>
        SymbolEqualityComparer.Default.Equals(type.GetMembers().FirstOrDefault(HasVerb), method)
        && method.GetAttributes().First(IsVerb).AttributeClass!.Is(verb.AttributeName);

    private static bool HasVerb(ISymbol member) => member is IMethodSymbol && member.GetAttributes().Any(IsVerb);

    private static bool IsVerb(AttributeData attribute) =>
        attribute.AttributeClass is { } type && HttpVerb.All.Any(verb => type.Is(verb.AttributeName));

    private static IEnumerable<ISymbol> Members(INamedTypeSymbol type) =>
        type.GetMembers().Concat(type.AllInterfaces.SelectMany(static inherited => inherited.GetMembers()));

    private static string Signature(IMethodSymbol method) =>
        $"{method.Name}({string.Join(",", method.Parameters.Select(static parameter => parameter.Type.ToCode()))})";

    private static bool IsGeneric(INamedTypeSymbol type) =>
        type.IsGenericType || (type.ContainingType is { } outer && IsGeneric(outer));

    private static bool IsAccessible(INamedTypeSymbol type) =>
        !type.IsFileLocal
        && type.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal
        && (type.ContainingType is null || IsAccessible(type.ContainingType));

    // INotionPages -> NotionPagesStub; nested types carry the names of their owners.
    private static string StubName(INamedTypeSymbol type)
    {
        string name = type.Name.Length > 1 && type.Name[0] == 'I' && char.IsUpper(type.Name[1]) ? type.Name.Substring(1) : type.Name;

        for (INamedTypeSymbol? outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
            name = outer.Name + name;

        return name + "Stub";
    }
}
