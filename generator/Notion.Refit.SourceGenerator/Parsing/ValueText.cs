using Microsoft.CodeAnalysis;

namespace Notion.Refit.SourceGenerator.Parsing;

/// <summary>How values of a type become text: invariant, times as ISO 8601, booleans as <c>true</c> and <c>false</c>.</summary>
internal static class ValueText
{
    private const string InvariantCulture = "global::System.Globalization.CultureInfo.InvariantCulture";

    /// <summary>Whether the type formats itself into a span, which the builder of addresses makes use of.</summary>
    public static bool IsSpanFormattable(ITypeSymbol type) =>
        type.TypeKind != TypeKind.Enum && type.SpecialType != SpecialType.System_String && type.Implements("System.ISpanFormattable");

    /// <summary>Whether the builder of addresses takes the type as it is.</summary>
    public static bool IsDirect(ITypeSymbol type) =>
        type.SpecialType is SpecialType.System_String or SpecialType.System_Boolean || IsSpanFormattable(type);

    /// <summary>The format where none is asked for: round-trip for times, which is ISO 8601.</summary>
    public static string? DefaultFormat(ITypeSymbol type) =>
        type.FullName() is "System.DateTime" or "System.DateTimeOffset" or "System.DateOnly" or "System.TimeOnly" ? "O" : null;

    /// <summary>An expression for the text of a value; null where the type has none.</summary>
    /// <param name="type">The type of the value, with its <c>Nullable</c> or annotation.</param>
    /// <param name="value">The expression of the value.</param>
    /// <param name="mayBeNull">Whether it may be null; the text then is null too.</param>
    /// <param name="format">The format that is asked for.</param>
    public static string? Expression(ITypeSymbol type, string value, bool mayBeNull, string? format)
    {
        ITypeSymbol bare = type.Unwrap();
        string access = mayBeNull ? "?." : ".";

        if (bare.SpecialType == SpecialType.System_String)
            return value;

        if (bare.SpecialType == SpecialType.System_Boolean)
            return mayBeNull ? $"({value} is {{ }} flag ? flag ? \"true\" : \"false\" : null)" : $"({value} ? \"true\" : \"false\")";

        if (bare.TypeKind == TypeKind.Enum)
            return null;

        if (bare.Implements("System.IFormattable"))
        {
            string argument = (format ?? DefaultFormat(bare)) is { } text ? Emission.Literal.Of(text) : "null";
            return $"{value}{access}ToString({argument}, {InvariantCulture})";
        }

        return DeclaresText(bare) ? $"{value}{access}ToString()" : null;
    }

    // What a record writes by itself is for people who debug, not for the wire, and so is what the framework's pairs and tuples write.
    private static bool DeclaresText(ITypeSymbol type)
    {
        if (type.ContainingNamespace?.ToDisplayString() is { } space && (space + ".").StartsWith("System.", StringComparison.Ordinal))
            return false;

        for (ITypeSymbol? current = type; current is { SpecialType: not (SpecialType.System_Object or SpecialType.System_ValueType) }; current = current.BaseType)
        {
            IMethodSymbol? declared = current.GetMembers(nameof(ToString)).OfType<IMethodSymbol>()
                .FirstOrDefault(static candidate => candidate is { IsOverride: true, Parameters.Length: 0 });

            if (declared is not null)
                return !declared.IsImplicitlyDeclared && declared.Attribute("System.Runtime.CompilerServices.CompilerGeneratedAttribute") is null;
        }

        return false;
    }
}
