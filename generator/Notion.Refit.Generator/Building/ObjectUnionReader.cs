using Notion.Refit.Generator.Checks;
using Notion.Refit.Generator.Emit.Records;
using Notion.Refit.Generator.Loading;
using Notion.Refit.Generator.Model;

namespace Notion.Refit.Generator.Building;

/// <summary>Reads the branches of unions of whole objects and how they are distinguished.</summary>
internal sealed class ObjectUnionReader(Description description, SchemaIndex index, MistakeList mistakes)
{
    public void Read(ObjectUnionSchema union)
    {
        foreach (MapNode alternative in NodeShapes.Alternatives(union.Node))
            ReadBranch(union, alternative);

        if (NodeShapes.MayBeNull(union.Node))
            mistakes.Add(union.Location, "null is a branch of the union", "say where the union is used that null may stand there");

        MapNode? discriminator = union.Node.Map("discriminator");
        MapNode? keys = union.Node.Map("x-discriminator-keys");
        if (discriminator is null && keys is null)
            mistakes.Add(union.Location, $"the union '{union.Name}' has no discriminator", "add a discriminator with a mapping, or x-discriminator-keys");

        if (discriminator is not null)
            ReadMapping(union, discriminator);

        if (keys is not null)
            ReadKeys(union, keys);

        foreach (ObjectSchema branch in union.Branches)
            CheckCovered(union, branch);
    }

    /// <summary>Checks what needs the members of the branches.</summary>
    public void Check(ObjectUnionSchema union)
    {
        foreach ((string value, ObjectSchema branch) in union.Mapping)
        {
            Member? member = branch.Members.Find(member => member.Name == union.Discriminator);
            if (member is null)
                mistakes.Add(branch.Location, $"'{branch.Name}' has no member '{union.Discriminator}', which tells the branches of '{union.Name}' apart", $"add it: const: {value}");
            else if (member.Constant?.Text != value)
                mistakes.Add(member.Location, $"the mapping of '{union.Name}' says '{value}', this is {Say(member.Constant?.Text)}", $"write const: {value}, or correct the mapping");
        }

        ReadCommon(union);
        foreach ((string key, ObjectSchema branch) in union.Keys)
        {
            bool known = branch.Members.Exists(member => member.Name == key) || branch.Content?.Union.Cases.Any(kind => kind.Key == key) == true;
            if (!known)
                mistakes.Add(union.Node["x-discriminator-keys"]!.Location, $"'{branch.Name}' has no member '{key}'", "name a member that only this branch has");
        }
    }

    private void ReadCommon(ObjectUnionSchema union)
    {
        foreach ((string name, Node text) in union.Node.Map("x-common-members")?.Entries ?? [])
        {
            Member?[] members = [.. union.Branches.Select(branch => branch.Members.Find(member => member.Name == name))];
            if (members is not [{ } first, ..] || members.Any(member => member is null || !IsAlike(member, first)))
            {
                mistakes.Add(text.Location, $"the branches of '{union.Name}' do not all have the same member '{name}'", "name members that all branches describe alike");
                continue;
            }

            if (MemberPlan.FormOf(first) is not (MemberForm.Required or MemberForm.RequiredNullable or MemberForm.Optional))
            {
                mistakes.Add(text.Location, $"'{name}' remembers in each branch whether it was given", "name only members that are required, or optional without null or default");
                continue;
            }

            union.Common.Add(first with { Description = ((ScalarNode)text).Text });
            foreach (ObjectSchema branch in union.Branches)
            {
                int place = branch.Members.FindIndex(member => member.Name == name);
                branch.Members[place] = branch.Members[place] with { Inherited = true };
            }
        }
    }

    private static bool IsAlike(Member one, Member other) =>
        one.Type == other.Type && one.Required == other.Required && one.CSharpName == other.CSharpName && one is { Constant: null, Deprecated: false };

    private static string Say(string? constant) => constant is null ? "no constant" : $"'{constant}'";

    private void ReadBranch(ObjectUnionSchema union, MapNode alternative)
    {
        if (!alternative.IsReference(out string? reference))
        {
            mistakes.Add(alternative.Location, $"a branch of '{union.Name}' that has no name", "make it a component and refer to it");
            return;
        }

        if (description.Find(alternative, reference) is not MapNode target || !index.TryGet(target, out Schema? schema))
            return;

        if (schema is not ObjectSchema branch)
            mistakes.Add(alternative.Location, $"the branch '{schema.Name}' is no object", "let the branches be objects with members");
        else if (branch.Union is { } other)
            mistakes.Add(alternative.Location, $"'{branch.Name}' is already a branch of '{other.Name}'", "let it belong to one union: C# classes have one base");
        else if (branch.Case is { } kind)
            mistakes.Add(alternative.Location, $"'{branch.Name}' is already the kind '{kind.Key}' of '{kind.Union.Name}'", "let it belong to one union: C# classes have one base");
        else
        {
            branch.Union = union;
            union.Branches.Add(branch);
        }
    }

    private void ReadMapping(ObjectUnionSchema union, MapNode discriminator)
    {
        union.Discriminator = discriminator.Text("propertyName");
        if (union.Discriminator is null)
            mistakes.Add(discriminator.Location, "the discriminator has no propertyName", "name the member that tells the branches apart");

        if (discriminator.Map("mapping") is not { } mapping)
        {
            mistakes.Add(discriminator.Location, "the discriminator has no mapping", "map each value to its branch");
            return;
        }

        foreach ((string value, Node target) in mapping.Entries)
        {
            if (FindBranch(union, discriminator, (target as ScalarNode)?.Text ?? "") is { } branch)
                union.Mapping.Add(KeyValuePair.Create(value, branch));
            else
                mistakes.Add(target.Location, $"'{value}' is mapped to something that is no branch of '{union.Name}'", "map it to one of the oneOf branches");
        }
    }

    private void ReadKeys(ObjectUnionSchema union, MapNode keys)
    {
        foreach ((string key, Node target) in keys.Entries)
        {
            if (FindBranch(union, keys, (target as ScalarNode)?.Text ?? "") is { } branch)
                union.Keys.Add(KeyValuePair.Create(key, branch));
            else
                mistakes.Add(target.Location, $"'{key}' names something that is no branch of '{union.Name}'", "name one of the oneOf branches");
        }
    }

    private ObjectSchema? FindBranch(ObjectUnionSchema union, MapNode from, string target)
    {
        Schema? schema = null;
        if (!index.TryGet(target, out schema) && description.Find(from, target) is MapNode node)
            index.TryGet(node, out schema);

        return union.Branches.Find(branch => branch == schema);
    }

    private void CheckCovered(ObjectUnionSchema union, ObjectSchema branch)
    {
        if (union.Node.Has("discriminator") && !union.Mapping.Exists(entry => entry.Value == branch) && !union.Keys.Exists(entry => entry.Value == branch))
            mistakes.Add(union.Node["discriminator"]!.Location, $"the branch '{branch.Name}' is missing in the mapping", "map its value to it");
        else if (!union.Node.Has("discriminator") && union.Keys.Count > 0 && !union.Keys.Exists(entry => entry.Value == branch))
            mistakes.Add(union.Node["x-discriminator-keys"]!.Location, $"the branch '{branch.Name}' is missing in x-discriminator-keys", "name the member that tells it");
    }
}
