using Microsoft.CodeAnalysis;

namespace Notion.Refit.RowGenerator.Parsing;

/// <summary>Questions to symbols.</summary>
internal static class SymbolExtensions
{
    private static readonly SymbolDisplayFormat s_plain = SymbolDisplayFormat.FullyQualifiedFormat.WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted);

    /// <summary>Returns the qualified name without <c>global::</c>.</summary>
    public static string PlainName(this ISymbol symbol) => symbol.ToDisplayString(s_plain);

    /// <summary>Returns the qualified name with <c>global::</c>.</summary>
    public static string FullName(this ISymbol symbol) => symbol.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);

    /// <summary>Returns an attribute of the symbols; null when none has it.</summary>
    public static AttributeData? Attribute(this IEnumerable<ISymbol> symbols, string name) =>
        symbols.SelectMany(static symbol => symbol.GetAttributes()).FirstOrDefault(attribute => attribute.AttributeClass?.PlainName() == name);

    public static T? Named<T>(this AttributeData attribute, string name) =>
        attribute.NamedArguments.FirstOrDefault(argument => argument.Key == name).Value.Value is T value ? value : default;
}
