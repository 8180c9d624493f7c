using Notion.Refit.Generator.Model;

namespace Notion.Refit.Generator.Emit.Records;

/// <summary>Expressions for the values of absent members.</summary>
internal static class DefaultValues
{
    public static string Of(Member member) => member.Type switch
    {
        TypeRef.Named { Schema: OpenValueSchema schema } => $"{Prefix(member, schema)}{schema.Name}.{schema.Values.Find(known => known.Text == member.Default!.Text)!.CSharpName}",
        _ => member.Default!.Text,
    };

    // Where the property has the name of its type, the type is meant by its namespace.
    private static string Prefix(Member member, OpenValueSchema schema) => member.CSharpName == schema.Name ? "Notion.Refit.Models." : "";
}
