using Microsoft.CodeAnalysis;
using Notion.Refit.SourceGenerator.Model;

namespace Notion.Refit.SourceGenerator.Parsing;

/// <summary>Reads how an argument becomes content.</summary>
internal static class ContentParser
{
    /// <summary>Whether an argument of the type is the body without saying so, where the verb has one.</summary>
    public static bool IsBodyByNature(ITypeSymbol type) => type.Unwrap() is var bare && (IsContent(bare) || IsStream(bare) || IsWritable(bare));

    /// <summary>The argument as a body; null where its type cannot be one.</summary>
    public static ContentModel? Body(IParameterSymbol parameter) =>
        parameter.Type.SpecialType == SpecialType.System_String
            ? Create(ContentKind.Text, parameter, parameter.Identifier())
            : Common(parameter);

    /// <summary>The argument as a part of a form; null where its type cannot be one.</summary>
    public static ContentModel? Part(IParameterSymbol parameter)
    {
        if (parameter.Type is IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Byte, Rank: 1 })
            return Create(ContentKind.Bytes, parameter);

        if (Common(parameter) is { } content)
            return content;

        // The part is left out where the value is null, so that its text is needed only where it is not.
        return ValueText.Expression(parameter.Type, parameter.Identifier(), parameter.Type.MayBeNull(), format: null) is { } text
            ? Create(ContentKind.Text, parameter, text)
            : null;
    }

    private static ContentModel? Common(IParameterSymbol parameter)
    {
        ITypeSymbol type = parameter.Type;

        if (IsContent(type))
            return Create(ContentKind.HttpContent, parameter);

        if (IsStream(type))
            return Create(ContentKind.Stream, parameter);

        // A Nullable<T> model has no place in Refit's own stubs either.
        return IsWritable(type) ? Create(ContentKind.Model, parameter) : null;
    }

    private static ContentModel Create(ContentKind kind, IParameterSymbol parameter, string? text = null) =>
        new(kind, parameter.Identifier(), parameter.Type.MayBeNull(), text);

    private static bool IsContent(ITypeSymbol type) => type.IsOrInherits("System.Net.Http.HttpContent");

    private static bool IsStream(ITypeSymbol type) => type.IsOrInherits("System.IO.Stream");

    // Ids and open values write themselves too, but are values: text forms of them belong into path and query.
    private static bool IsWritable(ITypeSymbol type) => type.IsModel() && (type.IsReferenceType || ValueText.Expression(type, "", mayBeNull: false, format: null) is null);
}
