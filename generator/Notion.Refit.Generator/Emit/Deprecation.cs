using Notion.Refit.Generator.Model;

namespace Notion.Refit.Generator.Emit;

/// <summary>The marks of deprecated things.</summary>
internal static class Deprecation
{
    public const string Attribute = "[Obsolete(\"Notion has deprecated this.\")]";

    /// <summary>The mark of an operation.</summary>
    public static string Of(Operation operation) => operation.Deprecation is { } text ? $"[Obsolete({CSharpText.Literal(text)})]" : Attribute;

    /// <summary>Whether naming a type is using something deprecated.</summary>
    public static bool IsDeprecated(TypeRef type) => type switch
    {
        TypeRef.Named named => named.Schema.Deprecated,
        TypeRef.List list => IsDeprecated(list.Item),
        TypeRef.OneOrMany list => IsDeprecated(list.Item),
        TypeRef.Map map => IsDeprecated(map.Value),
        _ => false,
    };
}
