using System.Text.Json;
using Notion.Refit.Emulator.Protocol.Messages;

namespace Notion.Refit.Emulator.Protocol.Description;

/// <summary>One of several shapes, distinguished by the value of a member, by which member there is, or by trying.</summary>
internal sealed class ChoiceSchema : Schema
{
    public required IReadOnlyList<Schema> Branches { get; init; }

    public bool IsNullable { get; init; }

    /// <summary>The member whose value names the branch; null when there is none.</summary>
    public string? Discriminator { get; init; }

    /// <summary>The branches by the value of that member.</summary>
    public IReadOnlyDictionary<string, Schema> ByValue { get; init; } = new Dictionary<string, Schema>(StringComparer.Ordinal);

    /// <summary>The branches by a member that only they have.</summary>
    public IReadOnlyDictionary<string, Schema> ByMember { get; init; } = new Dictionary<string, Schema>(StringComparer.Ordinal);

    public override bool AllowsNull => IsNullable || Branches.Any(branch => branch.AllowsNull);

    public override IReadOnlyList<string> Expectations
    {
        get
        {
            IEnumerable<string> expectations = Branches.SelectMany(branch => branch.Expectations);
            return [.. (IsNullable ? expectations.Append(Wording.Null) : expectations).Distinct(StringComparer.Ordinal)];
        }
    }

    public override void Check(BodyPart part, BodyCheck check)
    {
        if (Branches is [var only])
        {
            if (part.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array || only is ScalarSchema or ReferenceSchema { Target: ScalarSchema or ChoiceSchema })
                only.Check(part, check);
            else
                check.ShouldBe(part, Expectations);
            return;
        }

        if (ByValue.Count + ByMember.Count > 0)
            CheckDiscriminated(part, check);
        else
            CheckByTrying(part, check);
    }

    private void CheckDiscriminated(BodyPart part, BodyCheck check)
    {
        if (part.Value.ValueKind != JsonValueKind.Object)
        {
            check.ShouldBe(part, Expectations);
            return;
        }

        if (Discriminator is not null && part.TryGet(Discriminator, out BodyPart named) && !named.IsNull)
        {
            if (named.Value.ValueKind == JsonValueKind.String && ByValue.TryGetValue(named.Value.GetString()!, out Schema? branch))
                branch.Check(part, check);
            else
                check.ShouldBe(named, [.. ByValue.Keys.Select(Wording.Value)]);
            return;
        }

        foreach ((string member, Schema branch) in ByMember)
        {
            if (part.TryGet(member, out _))
            {
                branch.Check(part, check);
                return;
            }
        }

        foreach (string member in ByMember.Count > 0 ? ByMember.Keys : [Discriminator!])
            check.ShouldBeDefined($"{part.Path}.{member}");
    }

    // The problems of the closest branch are reported: that of the same kind of JSON.
    private void CheckByTrying(BodyPart part, BodyCheck check)
    {
        BodyCheck? closest = null;
        foreach (Schema branch in Branches)
        {
            BodyCheck attempt = check.Fork();
            branch.Check(part, attempt);
            if (!attempt.HasProblems)
                return;
            if (Fits(branch, part.Value.ValueKind))
                closest ??= attempt;
        }

        if (closest is null)
            check.ShouldBe(part, Expectations);
        else
            check.TakeOver(closest);
    }

    private static bool Fits(Schema branch, JsonValueKind kind) => (branch is ReferenceSchema reference ? reference.Target : branch) switch
    {
        ArraySchema => kind == JsonValueKind.Array,
        ObjectSchema => kind == JsonValueKind.Object,
        ChoiceSchema choice => choice.Branches.Any(inner => Fits(inner, kind)),
        _ => false,
    };
}
