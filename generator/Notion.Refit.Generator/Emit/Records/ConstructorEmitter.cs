using Notion.Refit.Generator.Model;

namespace Notion.Refit.Generator.Emit.Records;

/// <summary>Writes the convenience constructor, where a record has one, and the empty one beside it.</summary>
internal sealed class ConstructorEmitter(IndentedWriter code)
{
    public void Emit(RecordPlan plan)
    {
        IReadOnlyList<ConstructorParameter> parameters = [.. plan.Schema.Constructor.Select(name => Parameter(plan, name))];
        if (parameters.Count == 0)
            return;

        bool givesAll = plan.Properties.Where(member => member.IsDemanded).All(member => plan.Schema.Constructor.Contains(member.Member.CSharpName, StringComparer.Ordinal))
            && (plan.Content is null or { Optional: true } || plan.Schema.Constructor.Contains(plan.Content.CSharpName, StringComparer.Ordinal));
        bool demandsAny = plan.Properties.Any(member => member.IsDemanded) || plan.Content is { Optional: false };
        Emit(plan.Schema.Name, parameters, setsRequired: givesAll && demandsAny);
    }

    public void Emit(string name, IReadOnlyList<ConstructorParameter> parameters, bool setsRequired)
    {
        code.Summary("Creates an empty instance, to be filled by an initializer.");
        code.Block($"public {name}()", () => { });
        code.Blank();

        code.Summary("Creates an instance.");
        foreach (ConstructorParameter parameter in parameters)
            code.Param(parameter.Name, parameter.Description);
        if (setsRequired)
            code.Line("[SetsRequiredMembers]");

        string signature = $"public {name}({string.Join(", ", parameters.Select(parameter => $"{parameter.Type} {parameter.Name}"))})";
        if (parameters is [var only])
        {
            code.Line($"{signature} => {only.Property} = {only.Name};");
        }
        else
        {
            code.Block(signature, () =>
            {
                foreach (ConstructorParameter parameter in parameters)
                    code.Line($"{parameter.Property} = {parameter.Name};");
            });
        }

        code.Blank();
    }

    private static ConstructorParameter Parameter(RecordPlan plan, string name)
    {
        if (plan.Content is { } content && content.CSharpName == name)
            return new ConstructorParameter(Names.Camel(name), content.Union.Name, name, content.Union.Description);

        MemberPlan member = plan.Members.First(member => member.Member.CSharpName == name);
        return new ConstructorParameter(Names.Camel(name), member.PropertyType, name, member.Member.Description);
    }
}
