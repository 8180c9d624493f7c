using System.Text.Json;
using Notion.Refit.Emulator.Protocol.Errors;
using Notion.Refit.Emulator.Protocol.Messages;

namespace Notion.Refit.Emulator.Protocol.Description;

/// <summary>An object: members by name, and perhaps a union <c>{ "type": T, T: payload }</c> among them.</summary>
internal sealed class ObjectSchema : Schema
{
    public required IReadOnlyDictionary<string, Schema> Members { get; init; }

    public required HashSet<string> Required { get; init; }

    /// <summary>The schema of other fields; null when none are allowed.</summary>
    public Schema? Others { get; init; }

    /// <summary>The payloads of a union by their kind; empty for other objects.</summary>
    public IReadOnlyDictionary<string, Schema> Kinds { get; init; } = new Dictionary<string, Schema>(StringComparer.Ordinal);

    /// <summary>Whether the payload of the union may be missing.</summary>
    public bool IsKindOptional { get; init; }

    /// <summary>The schema of an array in place of the object: a payload without its wrapping. Null when that is not allowed.</summary>
    public Schema? Bare { get; init; }

    public bool IsNullable { get; init; }

    public override bool AllowsNull => IsNullable;

    public override IReadOnlyList<string> Expectations => IsNullable ? ["an object", Wording.Null] : ["an object"];

    public override void Check(BodyPart part, BodyCheck check)
    {
        if (part.Value.ValueKind == JsonValueKind.Array && Bare is not null)
        {
            Bare.Check(part, check);
            return;
        }

        if (part.Value.ValueKind != JsonValueKind.Object)
        {
            check.ShouldBe(part, Expectations);
            return;
        }

        int before = check.Count;
        string? kind = Kinds.Count > 0 ? FindKind(part, check) : null;
        foreach (string name in Required)
        {
            if (!part.Value.TryGetProperty(name, out _))
                check.ShouldBeDefined($"{part.Path}.{name}");
        }

        // Where something is missing, the API does not mention what it does not know: mostly the missing member under another name.
        bool isComplete = check.Count == before;
        foreach ((string name, BodyPart member) in part.Members)
            CheckMember(name, member, kind, isComplete, check);
    }

    private void CheckMember(string name, BodyPart member, string? kind, bool isComplete, BodyCheck check)
    {
        if (Members.TryGetValue(name, out Schema? schema))
            check.Member(member, schema, Required.Contains(name));
        else if (string.Equals(name, kind, StringComparison.Ordinal))
            check.Member(member, Kinds[name], isRequired: true);
        else if (name is "type" && Kinds.Count > 0)
            return;
        else if (Others is not null)
            check.Member(member, Others, isRequired: true);
        else if (isComplete)
            check.Add(ApiErrors.ShouldNotBePresent(member.Path, member.ToJson()));
    }

    private string? FindKind(BodyPart part, BodyCheck check)
    {
        if (part.TryGet("type", out BodyPart type) && !type.IsNull)
        {
            if (type.Value.ValueKind != JsonValueKind.String || !Kinds.ContainsKey(type.Value.GetString()!))
            {
                check.ShouldBe(type, [.. Kinds.Keys.Select(Wording.Value)]);
                return null;
            }

            string named = type.Value.GetString()!;
            if (!part.TryGet(named, out _) && !IsKindOptional)
                check.ShouldBeDefined($"{part.Path}.{named}");
            return named;
        }

        foreach (JsonProperty member in part.Value.EnumerateObject())
        {
            if (Kinds.ContainsKey(member.Name))
                return member.Name;
        }

        if (!IsKindOptional)
        {
            foreach (string kind in Kinds.Keys)
                check.Add(ApiErrors.ShouldBeDefined($"{part.Path}.{kind}"));
        }

        return null;
    }
}
