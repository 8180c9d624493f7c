using Microsoft.CodeAnalysis;
using Notion.Refit.SourceGenerator.Diagnostics;
using Notion.Refit.SourceGenerator.Model;

namespace Notion.Refit.SourceGenerator.Parsing;

/// <summary>Reads what travels in the query: values, collections, and objects that give their properties.</summary>
internal static class QueryParser
{
    public static void Add(List<UriPart> parts, string name, IParameterSymbol parameter, DiagnosticBag diagnostics)
    {
        var options = QueryOptions.Of(parameter);
        string value = parameter.Identifier();
        bool mayBeNull = parameter.Type.MayBeNull();

        if (Value(name, parameter.Type, value, mayBeNull, value, options) is { } part)
        {
            if (options.Prefix is not null)
                diagnostics.Add(DiagnosticDescriptors.BadQuery, parameter.Location(), parameter.Name, "a prefix belongs to the properties of an object; put it into the name");
            else if (Problem(options) is { } problem)
                diagnostics.Add(DiagnosticDescriptors.BadQuery, parameter.Location(), parameter.Name, problem);
            else
                parts.Add(part);
        }
        else if (options.IsDeclared && IsObject(parameter.Type.Unwrap()))
        {
            AddProperties(parts, parameter, options, mayBeNull, diagnostics);
        }
        else
        {
            diagnostics.Add(DiagnosticDescriptors.UnsupportedValue, parameter.Location(), parameter.Name, parameter.Type.ToDisplayString(), "a query");
        }
    }

    private static void AddProperties(List<UriPart> parts, IParameterSymbol parameter, QueryOptions options, bool mayBeNull, DiagnosticBag diagnostics)
    {
        string prefix = options.Prefix is { Length: > 0 } ? Uri.EscapeDataString(options.Prefix + options.Delimiter) : "";
        string owner = parameter.Identifier();

        foreach (IPropertySymbol property in Properties(parameter.Type.Unwrap()))
        {
            var ownOptions = QueryOptions.Of(property);
            string own = ownOptions.Prefix is { Length: > 0 } ? Uri.EscapeDataString(ownOptions.Prefix + ownOptions.Delimiter) : "";
            string name = prefix + own + Uri.EscapeDataString(property.WireName());
            string value = $"{owner}{(mayBeNull ? "?." : ".")}{property.Identifier()}";

            if (Value(name, property.Type, value, mayBeNull || property.Type.MayBeNull(), owner, ownOptions) is not { } part)
                diagnostics.Add(DiagnosticDescriptors.UnsupportedValue, parameter.Location(), $"{parameter.Name}.{property.Name}", property.Type.ToDisplayString(), "a query");
            else if (Problem(ownOptions) is { } problem)
                diagnostics.Add(DiagnosticDescriptors.BadQuery, parameter.Location(), $"{parameter.Name}.{property.Name}", problem);
            else
                parts.Add(part);
        }
    }

    private static UriPart? Value(string name, ITypeSymbol type, string value, bool mayBeNull, string parameter, QueryOptions options)
    {
        ITypeSymbol bare = type.Unwrap();

        // Formats are for what has formats; text and booleans travel as they are.
        if (ValueText.IsDirect(bare))
        {
            string? format = ValueText.IsSpanFormattable(bare) ? options.Format ?? ValueText.DefaultFormat(bare) : null;
            return new(UriPartKind.QueryValue, name, value, parameter, format);
        }

        if (ValueText.Expression(type, value, mayBeNull, options.Format) is { } text)
            return new(UriPartKind.QueryValue, name, text, parameter);

        if (options.TreatAsString)
            return new(UriPartKind.QueryValue, name, $"{value}{(mayBeNull ? "?." : ".")}ToString()", parameter);

        return Element(type) is { } element ? Collection(name, element, value, mayBeNull, parameter, options) : null;
    }

    private static UriPart? Collection(string name, ITypeSymbol element, string values, bool mayBeNull, string parameter, QueryOptions options)
    {
        UriPartKind kind = options.CollectionFormat == QueryOptions.Multi ? UriPartKind.QueryEach : UriPartKind.QueryJoined;
        char separator = options.Separator ?? default;

        if (element.SpecialType == SpecialType.System_String)
            return new(kind, name, values, parameter, Format: null, separator);

        if (!element.MayBeNull() && ValueText.IsSpanFormattable(element))
            return new(kind, name, values, parameter, options.Format ?? ValueText.DefaultFormat(element), separator);

        if (ValueText.Expression(element, "value", element.MayBeNull(), options.Format) is not { } text)
            return null;

        string texts = $"global::System.Linq.Enumerable.Select({values}, static value => {text})";
        return new(kind, name, mayBeNull ? $"{values} is null ? null : {texts}" : texts, parameter, Format: null, separator);
    }

    private static string? Problem(QueryOptions options) =>
        options.Separator is null && options.CollectionFormat != QueryOptions.Multi ? "this collection format is not supported" : null;

    private static ITypeSymbol? Element(ITypeSymbol type)
    {
        if (type is IArrayTypeSymbol { Rank: 1 } array)
            return array.ElementType;

        return type.AllInterfaces.Concat(type is INamedTypeSymbol named ? [named] : [])
            .FirstOrDefault(static candidate => candidate.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T)
            ?.TypeArguments[0];
    }

    // Everything else that is a type of one's own: no interface that could hold anything, no dictionary, no delegate.
    private static bool IsObject(ITypeSymbol type) =>
        type.TypeKind is TypeKind.Class or TypeKind.Struct
        && type.SpecialType == SpecialType.None
        && !type.Implements("System.Collections.IEnumerable")
        && Properties(type).Any();

    private static IEnumerable<IPropertySymbol> Properties(ITypeSymbol type)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);

        for (ITypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            foreach (IPropertySymbol property in current.GetMembers().OfType<IPropertySymbol>())
            {
                bool isReadable = property is { IsStatic: false, IsIndexer: false, DeclaredAccessibility: Accessibility.Public }
                    && property.GetMethod?.DeclaredAccessibility == Accessibility.Public;

                if (isReadable && names.Add(property.Name))
                    yield return property;
            }
        }
    }
}
