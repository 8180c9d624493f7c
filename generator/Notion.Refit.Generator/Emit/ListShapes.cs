using Notion.Refit.Generator.Model;

namespace Notion.Refit.Generator.Emit;

/// <summary>The records that are one page of a list, and where their items are.</summary>
internal sealed class ListShapes
{
    private readonly Dictionary<ObjectSchema, Member> _items = [];

    public ListShapes(ApiModel model)
    {
        // Also lists that are one branch of a response, or that another operation returns beside its result.
        foreach (ObjectSchema schema in model.Schemas.OfType<ObjectSchema>().Where(HasCursor))
        {
            if (schema.Members.Where(member => member is { Required: true, Type: TypeRef.List }).ToArray() is [var only])
                _items[schema] = only;
        }

        foreach (Operation operation in model.Operations)
        {
            if (operation is { Pagination: { } pagination, Answer: TypeRef.Named { Schema: ObjectSchema list } })
                _items[list] = pagination.Items;
        }
    }

    public Member? ItemsOf(ObjectSchema schema) => _items.GetValueOrDefault(schema);

    private static bool HasCursor(ObjectSchema schema) =>
        schema.Members.Exists(member => member is { Name: "has_more", Required: true }) && schema.Members.Exists(member => member is { Name: "next_cursor", Required: true });
}
