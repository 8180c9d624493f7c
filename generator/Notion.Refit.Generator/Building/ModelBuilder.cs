using Notion.Refit.Generator.Checks;
using Notion.Refit.Generator.Loading;
using Notion.Refit.Generator.Model;

namespace Notion.Refit.Generator.Building;

/// <summary>Turns the files of the description into the model that C# is written from.</summary>
internal static class ModelBuilder
{
    /// <summary>Builds the model. It may only be used when no mistake was noted.</summary>
    public static ApiModel Build(Description description, MistakeList mistakes)
    {
        GrammarCheck.Run(description, mistakes);
        SchemaIndex index = SchemaIndex.Create(description, mistakes);
        TypeReader types = new(description, index, mistakes);
        ReadSchemas(description, index, types, mistakes);
        IReadOnlyList<Operation> operations = new OperationReader(description, types, mistakes).ReadAll();
        DescriptionCheck.Run(description, index.Ordered, mistakes);
        NameCheck.Run(index.Ordered, mistakes);
        return new ApiModel(
            description.Root.Map("info")?.Text("version") ?? "",
            [.. description.Root.Maps("tags").Select(tag => KeyValuePair.Create(tag.Text("name") ?? "", tag.Text("description")?.Trim() ?? ""))],
            operations,
            index.Ordered);
    }

    /// <summary>In the order in which one needs the other: cases, branches, then members, then what can be checked with all of them.</summary>
    private static void ReadSchemas(Description description, SchemaIndex index, TypeReader types, MistakeList mistakes)
    {
        IReadOnlyList<Schema> schemas = index.Ordered;
        UnionReader unions = new(description, index, types, mistakes);
        ObjectUnionReader objectUnions = new(description, index, mistakes);
        ObjectReader objects = new(description, index, types, mistakes);
        IdReader ids = new(index, mistakes);

        foreach (TaggedUnionSchema union in schemas.OfType<TaggedUnionSchema>())
            unions.Read(union);
        foreach (ObjectUnionSchema union in schemas.OfType<ObjectUnionSchema>())
            objectUnions.Read(union);
        foreach (ObjectSchema schema in schemas.OfType<ObjectSchema>())
            objects.Read(schema);
        foreach (ValueOrWordSchema value in schemas.OfType<ValueOrWordSchema>())
            new ValueOrWordReader(types, mistakes).Read(value);
        foreach (AliasSchema alias in schemas.OfType<AliasSchema>())
            types.ReadAlias(alias);
        foreach (IdSchema id in schemas.OfType<IdSchema>())
            ids.Read(id);

        foreach (TaggedUnionSchema union in schemas.OfType<TaggedUnionSchema>())
        {
            unions.ReadBare(union);
            unions.Check(union);
        }

        foreach (ObjectUnionSchema union in schemas.OfType<ObjectUnionSchema>())
            objectUnions.Check(union);
    }
}
