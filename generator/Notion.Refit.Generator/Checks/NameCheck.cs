using Notion.Refit.Generator.Model;

namespace Notion.Refit.Generator.Checks;

/// <summary>No two things in one C# scope have one name.</summary>
internal static class NameCheck
{
    /// <summary>The members that every record declares itself.</summary>
    private static readonly HashSet<string> Taken = new(StringComparer.Ordinal)
    {
        "AdditionalProperties", "IsPartial", "Read", "Write", "Equals", "GetHashCode", "ToString", "GetType", "EqualityContract", "PrintMembers",
    };

    public static void Run(IReadOnlyList<Schema> schemas, MistakeList mistakes)
    {
        HashSet<string> types = new(schemas.Select(schema => schema.Name), StringComparer.Ordinal);
        foreach (Schema schema in schemas)
        {
            if (schema is ObjectSchema described)
                CheckMembers(described, mistakes);
            else if (schema is AliasSchema { Case: not null } value && value.ValueName == schema.Name)
                mistakes.Add(schema.Location, $"the record '{schema.Name}' cannot have a member of the same name", "give the member another name with x-member");
            else if (schema is UnionSchema union && types.Contains(union.UnknownName))
                mistakes.Add(schema.Location, $"the unknown case would be called '{union.UnknownName}', which is a schema", "give it another name with x-unknown");
        }
    }

    private static void CheckMembers(ObjectSchema schema, MistakeList mistakes)
    {
        Dictionary<string, string> owners = new(StringComparer.Ordinal);
        if (schema.Content is { } content)
            owners.Add(content.CSharpName, "its content");

        foreach (Member member in schema.Members)
        {
            if (!Names.IsValid(member.CSharpName))
                mistakes.Add(member.Location, $"'{member.CSharpName}' cannot be the name of a C# member", "give it one with x-name");
            else if (member.CSharpName == schema.Name)
                mistakes.Add(member.Location, $"a member of '{schema.Name}' cannot have the name of its type", "give it another one with x-name");
            else if (Taken.Contains(member.CSharpName))
                mistakes.Add(member.Location, $"every record has a '{member.CSharpName}' of its own", "give the member another name with x-name");
            else if (!owners.TryAdd(member.CSharpName, $"'{member.Name}'"))
                mistakes.Add(member.Location, $"'{member.Name}' would be called '{member.CSharpName}' in C#, as {owners[member.CSharpName]} is", "give it another name with x-name");
        }
    }
}
