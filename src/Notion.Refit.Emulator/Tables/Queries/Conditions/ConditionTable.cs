using Notion.Refit.Emulator.Protocol.Errors;
using Notion.Refit.Emulator.Protocol.Messages;

namespace Notion.Refit.Emulator.Tables.Queries.Conditions;

/// <summary>Maps the types of properties to the conditions that fit them.</summary>
internal static class ConditionTable
{
    private static readonly string[] TextTypes = ["title", "rich_text", "url", "email", "phone_number"];
    private static readonly string[] TimeTypes = ["date", "created_time", "last_edited_time", "last_visited_time"];
    private static readonly string[] PeopleTypes = ["people", "created_by", "last_edited_by"];
    private static readonly string[] NumberTypes = ["number", "unique_id"];

    private static readonly OrderedDictionary<string, Entry> Entries = new(StringComparer.Ordinal)
    {
        // The five kinds of text take each other's conditions.
        ["title"] = new(TextTypes, (part, _) => TextCondition.Parse(part)),
        ["rich_text"] = new(TextTypes, (part, _) => TextCondition.Parse(part)),
        ["number"] = new(NumberTypes, (part, _) => NumberCondition.Parse(part)),
        ["checkbox"] = new(["checkbox"], (part, _) => CheckboxCondition.Parse(part)),
        ["select"] = new(["select"], (part, _) => OptionCondition.Parse(part)),
        ["multi_select"] = new(["multi_select"], (part, _) => MultiSelectCondition.Parse(part)),
        ["status"] = new(["status"], (part, _) => OptionCondition.Parse(part)),
        ["date"] = new(TimeTypes, DateCondition.Parse),
        ["people"] = new(PeopleTypes, PeopleCondition.Parse),
        ["files"] = new(["files"], (part, _) => ExistenceCondition.Parse(part)),
        ["url"] = new(TextTypes, (part, _) => TextCondition.Parse(part)),
        ["email"] = new(TextTypes, (part, _) => TextCondition.Parse(part)),
        ["phone_number"] = new(TextTypes, (part, _) => TextCondition.Parse(part)),
        ["relation"] = new(["relation"], (part, _) => RelationCondition.Parse(part)),
        ["created_by"] = new(["created_by"], PeopleCondition.Parse),
        ["created_time"] = new(["created_time"], DateCondition.Parse),
        ["last_edited_by"] = new(["last_edited_by"], PeopleCondition.Parse),
        ["last_edited_time"] = new(["last_edited_time"], DateCondition.Parse),
        ["formula"] = new(["formula"], FormulaCondition.Parse),
        ["unique_id"] = new(["unique_id"], (part, _) => NumberCondition.Parse(part)),
        ["rollup"] = new(["rollup"], RollupCondition.Parse),
        ["verification"] = new(["verification"], (part, _) => VerificationCondition.Parse(part)),
    };

    public static IReadOnlyCollection<string> Kinds => Entries.Keys;

    /// <summary>Whether a kind of condition can be asked of a type of property.</summary>
    public static bool Fits(string kind, string propertyType) =>
        Entries.TryGetValue(kind, out Entry? entry) && entry.PropertyTypes.Contains(propertyType, StringComparer.Ordinal);

    /// <summary>Reads the condition of a property.</summary>
    /// <param name="kind">The name of its JSON member.</param>
    /// <param name="part">The condition.</param>
    /// <param name="propertyType">The type of the property.</param>
    /// <param name="scope">What words mean.</param>
    public static Func<Cell, bool> Parse(string kind, BodyPart part, string propertyType, QueryScope scope)
    {
        Entry entry = Entries[kind];
        return entry.PropertyTypes.Contains(propertyType, StringComparer.Ordinal)
            ? entry.Parse(part, scope)
            : throw ApiErrors.FilterMismatch(propertyType, kind);
    }

    /// <summary>Reads a condition on the values of a rollup, whose type is not looked at.</summary>
    public static Func<Cell, bool> ParseAny(BodyPart conditions, QueryScope scope)
    {
        (string name, BodyPart part) = OperatorReader.Single(conditions, Entries.Keys);
        return Entries[name].Parse(part, scope);
    }

    private sealed record Entry(string[] PropertyTypes, Func<BodyPart, QueryScope, Func<Cell, bool>> Parse);
}
