using Notion.Refit.Generator.Emit.Values;
using Notion.Refit.Generator.Model;

namespace Notion.Refit.Generator.Emit.Records;

/// <summary>Writes the equality of a record where the compiler's own would compare by reference, or look at what only describes the response.</summary>
internal sealed class EqualityEmitter(IndentedWriter code)
{
    private const int MostCombined = 8;

    /// <summary>Whether the equality that the compiler writes does not compare the members by content.</summary>
    public static bool IsNeeded(IEnumerable<Member> members) => members.Any(member => member.Constant is null && (member.Comparison != Comparison.Content || ComparesByReference(member.Type)));

    /// <summary>Whether a value of this type needs more than its own equality.</summary>
    public static bool ComparesByReference(TypeRef type) => type is TypeRef.List or TypeRef.OneOrMany { Many: TypeRef.List } or TypeRef.FreeJson;

    public void Emit(RecordPlan plan)
    {
        IReadOnlyList<Member> members = [.. plan.Properties.Select(member => member.Member).Where(member => !member.Inherited)];
        if (!IsNeeded(members))
            return;

        List<string> equal = [.. members.Select(member => (Member: member, Plan: new MemberPlan(member, MemberPlan.FormOf(member)))).Select(pair => Equal(pair.Member, pair.Plan.PropertyType)).OfType<string>()];
        List<string> hashes = [.. members.Select(Hash).OfType<string>()];
        if (plan.Content is { } content)
        {
            equal.Add($"EqualityComparer<{content.Union.Name}?>.Default.Equals({content.CSharpName}, other.{content.CSharpName})");
            hashes.Add(content.CSharpName);
        }

        equal.Add("_extras.Equals(other._extras)");
        Emit(plan.Schema.Name, plan.Base is not null, equal, hashes);
    }

    /// <summary>The equality of a kind of a tagged union that has one value.</summary>
    public void Emit(AliasSchema schema)
    {
        Member member = Value(schema);
        if (!IsNeeded([member]))
            return;

        List<string> equal = [Equal(member, TypeNames.WithNull(member.Type))!];

        // A value that was cut off is not the whole value, even if both show the same.
        if (schema.IsChecked)
            equal.Add("IsIncomplete == other.IsIncomplete");
        if (ValueReading.UsesExtras(member.Type))
            equal.Add("_extras.Equals(other._extras)");
        Emit(schema.Name, hasBase: true, equal, [Hash(member)!]);
    }

    /// <summary>The equality of the members that all branches of a union have.</summary>
    public void EmitCommon(ObjectUnionSchema union)
    {
        if (!IsNeeded(union.Common))
            return;

        IEnumerable<string> equal = union.Common.Select(member => Equal(member, new MemberPlan(member, MemberPlan.FormOf(member)).PropertyType)).OfType<string>();
        EmitDocs();
        code.Line($"public virtual bool Equals({union.Name}? other) =>");
        EmitConditions(["other is not null", "EqualityContract == other.EqualityContract", .. equal]);
        EmitHash([.. union.Common.Select(Hash).OfType<string>()], hasBase: false);
        code.Blank();
    }

    public static Member Value(AliasSchema schema) => new()
    {
        Name = schema.Case!.Key,
        CSharpName = schema.ValueName,
        Type = schema.Type!,
        Description = schema.Description,
        Location = schema.Location,
        Required = true,
    };

    private void Emit(string name, bool hasBase, IReadOnlyList<string> equal, IReadOnlyList<string> hashes)
    {
        EmitDocs();
        code.Line($"public bool Equals({name}? other) =>");
        code.Continued("ReferenceEquals(this, other)");
        IReadOnlyList<string> conditions = hasBase ? ["other is not null", "base.Equals(other)", .. equal] : ["other is not null", .. equal];
        code.Continued($"|| ({conditions[0]}");
        foreach (string condition in conditions.Skip(1).SkipLast(1))
            code.Continued($"&& {condition}");
        code.Continued($"&& {conditions[^1]});");
        EmitHash(hashes, hasBase);
        code.Blank();
    }

    private void EmitDocs()
    {
        code.Summary("Compares by content: lists item by item, free JSON by value; what only describes the response is left out.");
        code.Param("other", "The object to compare with.");
        code.Returns("Whether the two are equal.");
    }

    private void EmitConditions(IReadOnlyList<string> conditions)
    {
        code.Continued(conditions[0]);
        foreach (string condition in conditions.Skip(1).SkipLast(1))
            code.Continued($"&& {condition}");
        code.Continued($"&& {conditions[^1]};");
    }

    private void EmitHash(IReadOnlyList<string> hashes, bool hasBase)
    {
        // A few members distinguish objects well enough: a hash of all would cost as much as comparing.
        string[] combined = [.. (hasBase ? (string[])["base.GetHashCode()"] : ["EqualityContract"]).Concat(hashes).Take(MostCombined)];
        code.Blank();
        code.Inherit();
        code.Line($"public override int GetHashCode() => HashCode.Combine({string.Join(", ", combined)});");
    }

    private static string? Equal(Member member, string propertyType)
    {
        string name = member.CSharpName;
        return member switch
        {
            { Comparison: Comparison.None } => null,
            { Comparison: Comparison.Address } => $"ContentEquality.Addresses({name}, other.{name})",
            { Comparison: Comparison.OrDefault } => $"EqualityComparer<{TypeNames.Of(member.Type)}>.Default.Equals({name} ?? new(), other.{name} ?? new())",
            { Type: TypeRef.List or TypeRef.OneOrMany { Many: TypeRef.List } } => $"ContentEquality.Lists({name}, other.{name})",
            { Type: TypeRef.FreeJson } => $"ContentEquality.Json({name}, other.{name})",
            { Type: TypeRef.Scalar { Type: ScalarType.Text } } => $"string.Equals({name}, other.{name}, StringComparison.Ordinal)",
            _ => $"EqualityComparer<{Qualified(member, propertyType)}>.Default.Equals({name}, other.{name})",
        };
    }

    private static string? Hash(Member member) => member switch
    {
        { Comparison: Comparison.None or Comparison.OrDefault } => null,
        { Comparison: Comparison.Address } => $"ContentEquality.HashAddress({member.CSharpName})",
        _ when ComparesByReference(member.Type) => $"ContentEquality.Hash({member.CSharpName})",
        _ => member.CSharpName,
    };

    // Where the property has the name of its type, the type is meant by its namespace.
    private static string Qualified(Member member, string propertyType) =>
        member.Type is TypeRef.Named { Schema: { } schema } && schema.Name == member.CSharpName && propertyType.TrimEnd('?') == schema.Name
        ? $"{(schema is IdSchema || schema is HandWrittenSchema text && TypeNames.IsText(text) ? "Notion.Refit" : "Notion.Refit.Models")}.{propertyType}"
        : propertyType;
}
