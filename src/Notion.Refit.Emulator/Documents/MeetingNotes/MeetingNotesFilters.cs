using Notion.Refit.Emulator.Protocol.Errors;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Documents.MeetingNotes;

/// <summary>Turns filters of meeting notes into predicates.</summary>
internal static class MeetingNotesFilters
{
    private const int DeepestGroup = 3;

    /// <summary>Reads a filter.</summary>
    /// <exception cref="ApiException">A value is missing where its operator needs one, a date is not valid, or groups nest too deep.</exception>
    public static Func<MeetingNotesEntry, bool> Read(MeetingNotesFilter filter, DateTimeOffset now) => Read(filter, now, "body.filter", depth: 0);

    private static Func<MeetingNotesEntry, bool> Read(MeetingNotesFilter filter, DateTimeOffset now, string path, int depth)
    {
        string value = $"{path}.filter.value";
        return filter switch
        {
            MeetingNotesFilterGroup group => Group(group, now, path, depth),
            MeetingNotesTitleFilter { Filter: var condition } => Text(condition, value),
            MeetingNotesAttendeesFilter { Filter: var condition } => People(condition, entry => entry.Attendees, value),
            MeetingNotesCreatedByFilter { Filter: var condition } => People(condition, entry => [entry.Block.CreatedBy.Id], value),
            MeetingNotesLastEditedByFilter { Filter: var condition } => People(condition, entry => [entry.Block.LastEditedBy.Id], value),
            MeetingNotesCreatedTimeFilter { Filter: var condition } => Date(condition, entry => entry.Block.CreatedTime, now, value),
            MeetingNotesLastEditedTimeFilter { Filter: var condition } => Date(condition, entry => entry.Block.LastEditedTime, now, value),
            _ => throw ApiErrors.FailedValidation("body", ApiErrors.ShouldBeDefined($"{path}.property")),
        };
    }

    private static Func<MeetingNotesEntry, bool> Group(MeetingNotesFilterGroup group, DateTimeOffset now, string path, int depth)
    {
        // Assumption: the wording.
        if (depth == DeepestGroup)
            throw ApiErrors.GroupsTooDeep(path, DeepestGroup);
        Func<MeetingNotesEntry, bool>[] entries = [.. group.Filters.Select((inner, i) => Read(inner, now, $"{path}.filters[{i}]", depth + 1))];
        return group.Operator == MeetingNotesFilterOperator.Or && entries.Length > 0
            ? entry => Array.Exists(entries, test => test(entry))
            : entry => Array.TrueForAll(entries, test => test(entry));
    }

    private static Func<MeetingNotesEntry, bool> Text(MeetingNotesTextCondition condition, string path)
    {
        if (Existence(condition.Operator.Value) is { } wanted)
            return entry => entry.Title.Length > 0 == wanted;
        string text = (condition.Value ?? throw Missing(path)).Value;
        return condition.Operator.Value switch
        {
            "string_is" => entry => string.Equals(entry.Title, text, StringComparison.Ordinal),
            "string_is_not" => entry => !string.Equals(entry.Title, text, StringComparison.Ordinal),
            "string_contains" => entry => entry.Title.Contains(text, StringComparison.OrdinalIgnoreCase),
            "string_does_not_contain" => entry => !entry.Title.Contains(text, StringComparison.OrdinalIgnoreCase),
            "string_starts_with" => entry => entry.Title.StartsWith(text, StringComparison.OrdinalIgnoreCase),
            _ => entry => entry.Title.EndsWith(text, StringComparison.OrdinalIgnoreCase),
        };
    }

    private static Func<MeetingNotesEntry, bool> People(MeetingNotesPersonCondition condition, Func<MeetingNotesEntry, IReadOnlyList<Guid>> peopleOf, string path)
    {
        if (Existence(condition.Operator.Value) is { } existing)
            return entry => peopleOf(entry).Count > 0 == existing;
        if (condition.Value.Count == 0)
            throw Missing(path);
        HashSet<Guid> people = [.. condition.Value.Select(person => person.Value.Id.Value)];
        bool wanted = condition.Operator == MeetingNotesPersonOperator.Contains;
        return entry => peopleOf(entry).Any(people.Contains) == wanted;
    }

    private static Func<MeetingNotesEntry, bool> Date(MeetingNotesDateCondition condition, Func<MeetingNotesEntry, DateTimeOffset> timeOf, DateTimeOffset now, string path)
    {
        if (Existence(condition.Operator.Value) is { } wanted)
            return _ => wanted;
        MeetingSpan span = MeetingSpan.Read(condition.Value ?? throw Missing(path), now, path);
        return condition.Operator.Value switch
        {
            "date_is_before" => entry => timeOf(entry) < span.Start,
            "date_is_after" => entry => timeOf(entry) >= span.End,
            "date_is_on_or_before" => entry => timeOf(entry) < span.End,
            "date_is_on_or_after" => entry => timeOf(entry) >= span.Start,
            _ => entry => timeOf(entry) >= span.Start && timeOf(entry) < span.End,
        };
    }

    // Whether there shall be something; null for other operators.
    private static bool? Existence(string operation) => operation switch
    {
        "is_empty" => false,
        "is_not_empty" => true,
        _ => null,
    };

    private static ApiException Missing(string path) => ApiErrors.FailedValidation("body", ApiErrors.ShouldBeDefined(path));
}
