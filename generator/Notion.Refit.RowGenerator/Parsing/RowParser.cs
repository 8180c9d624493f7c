using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Notion.Refit.RowGenerator.Diagnostics;
using Notion.Refit.RowGenerator.Model;

namespace Notion.Refit.RowGenerator.Parsing;

/// <summary>Reads records with <c>[NotionRow]</c>.</summary>
internal static class RowParser
{
    public static RowModel Parse(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken)
    {
        var type = (INamedTypeSymbol)context.TargetSymbol;
        var syntax = (TypeDeclarationSyntax)context.TargetNode;
        var diagnostics = new DiagnosticBag();
        Location location = syntax.Identifier.GetLocation();
        CheckShape(type, syntax, location, diagnostics);

        IMethodSymbol? constructor = PrimaryConstructor(type, cancellationToken);
        if (constructor is null && !type.InstanceConstructors.Any(static candidate => candidate.Parameters.Length == 0))
            diagnostics.Add(DiagnosticDescriptors.NoConstructor, location, type.Name);

        List<IPropertySymbol> properties = Properties(type);
        List<MemberModel> members = MemberParser.Parse(properties, constructor, diagnostics);
        if (!properties.Exists(MemberParser.IsMapped))
            diagnostics.Add(DiagnosticDescriptors.NoColumns, location, type.Name);

        EquatableArray<DiagnosticInfo> found = diagnostics.ToArray();
        return new RowModel
        {
            Namespace = type.ContainingNamespace.IsGlobalNamespace ? "" : type.ContainingNamespace.PlainName(),
            Containers = new([.. Containers(type).Select(Declaration)]),
            Name = type.Name,
            FullName = type.FullName(),
            HintName = type.PlainName().Replace('<', '_').Replace('>', '_').Replace(',', '_'),
            IsPublic = Containers(type).Append(type).All(static part => part.DeclaredAccessibility == Accessibility.Public),
            IsSealed = type.IsSealed,
            HasBase = type.BaseType is { SpecialType: not SpecialType.System_Object },
            Members = new([.. members]),
            Parameters = new([.. constructor?.Parameters.Select(static parameter => parameter.Name) ?? []]),
            Unmapped = new([.. properties.Where(property => property.IsRequired && members.All(member => member.Name != property.Name)).Select(static property => property.Name)]),
            State = new([.. StateParser.Parse(type, properties)]),
            WritesEquals = !Declares(type, "Equals", parameter: type),
            WritesHashCode = !Declares(type, "GetHashCode", parameter: null),
            WritesPrint = !type.GetMembers("PrintMembers").Any(static method => !method.IsImplicitlyDeclared),
            IsValid = found.All(static diagnostic => diagnostic.Descriptor.DefaultSeverity != DiagnosticSeverity.Error),
            Diagnostics = found,
        };
    }

    private static void CheckShape(INamedTypeSymbol type, TypeDeclarationSyntax syntax, Location location, DiagnosticBag diagnostics)
    {
        if (!type.IsRecord || type.IsValueType || !syntax.Modifiers.Any(SyntaxKind.PartialKeyword) || type.IsAbstract)
            diagnostics.Add(DiagnosticDescriptors.NotAPartialRecord, location, type.Name);
        if (Containers(type).Append(type).Any(static part => part.IsGenericType))
            diagnostics.Add(DiagnosticDescriptors.Generic, location, type.Name);
        if (Containers(type).Append(type).Any(static part =>
            part.IsFileLocal || part.DeclaredAccessibility is Accessibility.Private or Accessibility.Protected or Accessibility.ProtectedAndInternal))
        {
            diagnostics.Add(DiagnosticDescriptors.Inaccessible, location, type.Name);
        }

        foreach (INamedTypeSymbol container in Containers(type))
        {
            bool isPartial = container.DeclaringSyntaxReferences.Any(static reference =>
                reference.GetSyntax() is TypeDeclarationSyntax declaration && declaration.Modifiers.Any(SyntaxKind.PartialKeyword));
            if (!isPartial)
                diagnostics.Add(DiagnosticDescriptors.ContainingTypeNotPartial, location, container.Name, type.Name);
        }

        for (INamedTypeSymbol? ancestor = type.BaseType; ancestor is not null; ancestor = ancestor.BaseType)
        {
            if (new[] { ancestor }.Attribute(RowNames.RowAttribute) is not null)
                diagnostics.Add(DiagnosticDescriptors.DerivedFromRow, location, type.Name, ancestor.Name);
        }

        bool copies = type.InstanceConstructors.Any(candidate =>
            !candidate.IsImplicitlyDeclared && candidate.Parameters.Length == 1 && SymbolEqualityComparer.Default.Equals(candidate.Parameters[0].Type, type));
        if (copies)
            diagnostics.Add(DiagnosticDescriptors.OwnCopyConstructor, location, type.Name);
    }

    private static Stack<INamedTypeSymbol> Containers(INamedTypeSymbol type)
    {
        var containers = new Stack<INamedTypeSymbol>();
        for (INamedTypeSymbol? container = type.ContainingType; container is not null; container = container.ContainingType)
            containers.Push(container);
        return containers;
    }

    private static string Declaration(INamedTypeSymbol type)
    {
        string keyword = (type.TypeKind, type.IsRecord) switch
        {
            (TypeKind.Struct, true) => "record struct",
            (TypeKind.Struct, _) => "struct",
            (TypeKind.Interface, _) => "interface",
            (_, true) => "record",
            _ => "class",
        };
        return $"partial {keyword} {type.Name}";
    }

    private static IMethodSymbol? PrimaryConstructor(INamedTypeSymbol type, CancellationToken cancellationToken) => type.InstanceConstructors.FirstOrDefault(candidate =>
        candidate.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax(cancellationToken) is RecordDeclarationSyntax { ParameterList: not null }));

    // Those of base records first, each name once.
    private static List<IPropertySymbol> Properties(INamedTypeSymbol type)
    {
        var levels = new Stack<INamedTypeSymbol>();
        for (INamedTypeSymbol? level = type; level is { SpecialType: not SpecialType.System_Object }; level = level.BaseType)
            levels.Push(level);

        var properties = new List<IPropertySymbol>();
        foreach (IPropertySymbol property in levels.SelectMany(static level => level.GetMembers().OfType<IPropertySymbol>()))
        {
            if (property.IsStatic || property.IsIndexer || property.ExplicitInterfaceImplementations.Length > 0 || property.Name == "EqualityContract")
                continue;
            int known = properties.FindIndex(other => other.Name == property.Name);
            if (known < 0)
                properties.Add(property);
            else
                properties[known] = property;
        }

        return properties;
    }

    private static bool Declares(INamedTypeSymbol type, string name, INamedTypeSymbol? parameter) => type.GetMembers(name).OfType<IMethodSymbol>().Any(method =>
        !method.IsImplicitlyDeclared && !method.IsStatic
        && (parameter is null
            ? method.Parameters.Length == 0
            : method.Parameters.Length == 1 && SymbolEqualityComparer.Default.Equals(method.Parameters[0].Type, parameter)));
}
