using Notion.Refit.Generator.Checks;
using Notion.Refit.Generator.Loading;
using Notion.Refit.Generator.Model;

namespace Notion.Refit.Generator.Building;

/// <summary>Reads <c>x-paginated</c> and looks whether what it names is there.</summary>
/// <remarks>Needs the members of the body and of the response, so objects are read before operations.</remarks>
internal sealed class PaginationReader(MistakeList mistakes)
{
    public Pagination? Read(MapNode operation, IReadOnlyList<Parameter> parameters, TypeRef? body, TypeRef? answer)
    {
        if (operation.Map("x-paginated") is not { } node)
            return null;

        string cursor = node.Text("cursor") ?? "";
        string place = node.Text("in") ?? "";
        bool found = place switch
        {
            "query" => parameters.Any(parameter => !parameter.InPath && parameter.Name == cursor),
            "body" => MembersOf(body).Any(member => member.Name == cursor),
            _ => false,
        };
        if (!found)
        {
            mistakes.Add(
                node.Location,
                $"x-paginated says that the cursor is '{cursor}' in '{place}', which is not there",
                place is "query" or "body" ? $"describe it in the {place}, or correct its name" : "write in: query or in: body");
        }

        string items = node.Text("items") ?? "";
        Member? list = FindList(operation, node, answer, items);
        if (list?.Type is not TypeRef.List { Item: { } item } || !found)
            return null;

        return new Pagination(cursor, place == "body", list, item, FindOnly(node, item), node.Text("mixed"));
    }

    /// <summary>A sequence of a union would make <c>foreach</c> over one of its branches compile and fail at run time, so one branch can be chosen.</summary>
    private ObjectSchema? FindOnly(MapNode node, TypeRef item)
    {
        if (node.Text("only") is not { } name)
        {
            if (node.Has("mixed"))
                mistakes.Add(node["mixed"]!.Location, "x-paginated has 'mixed' without 'only'", "name the branch of the items that the first method returns");
            return null;
        }

        ObjectSchema? branch = (item as TypeRef.Named)?.Schema is ObjectUnionSchema union ? union.Branches.Find(branch => branch.Name == name) : null;
        if (branch is null)
            mistakes.Add(node["only"]!.Location, $"'{name}' is not a branch of the items", "name a branch of the union that the items are");
        else if (!node.Has("mixed"))
            mistakes.Add(node["only"]!.Location, "x-paginated has 'only' without 'mixed'", "name the method that returns all items");
        return branch;
    }

    private Member? FindList(MapNode operation, MapNode node, TypeRef? answer, string items)
    {
        if (answer is TypeRef.Named { Schema: ObjectUnionSchema union })
        {
            // One of the branches is the list, the others are responses without pages.
            Member[] lists = [.. union.Branches.SelectMany(branch => branch.Members).Where(member => member.Name == items && member.Type is TypeRef.List)];
            if (lists is [var only])
                return only;
        }

        Member? list = MembersOf(answer).FirstOrDefault(member => member.Name == items);
        if (list?.Type is not TypeRef.List)
            mistakes.Add(node.Location, $"x-paginated says that the items are in '{items}', which is no list of the answer", "correct its name");

        foreach (string name in (string[])["has_more", "next_cursor"])
        {
            if (list is not null && MembersOf(answer).All(member => member.Name != name))
                mistakes.Add(operation.Location, $"the answer of a paginated operation has no '{name}'", "take the common part of lists over by allOf");
        }

        return list;
    }

    private static List<Member> MembersOf(TypeRef? type) =>
        type is TypeRef.Named { Schema: ObjectSchema schema } ? schema.Members : [];
}
