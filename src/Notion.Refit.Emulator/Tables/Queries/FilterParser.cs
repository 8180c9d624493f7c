using Notion.Refit.Emulator.Dates;
using Notion.Refit.Emulator.Protocol.Errors;
using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.Tables.Queries.Conditions;

namespace Notion.Refit.Emulator.Tables.Queries;

/// <summary>Turns the JSON of a filter into a predicate over rows, for one thread at a time.</summary>
internal static class FilterParser
{
    // Public documentation: groups nest two levels, a group has at most 100 entries.
    private const int DeepestGroup = 2;
    private const int MostEntries = 100;

    /// <summary>Reads a filter.</summary>
    /// <exception cref="ApiException">The filter is malformed, or does not fit the schema.</exception>
    public static Func<IQueryRow, bool> Parse(BodyPart filter, QueryScope scope) => Parse(filter, scope, depth: 0);

    private static Func<IQueryRow, bool> Parse(BodyPart filter, QueryScope scope, int depth)
    {
        filter.AsObject();
        if (filter.TryGet("and", out BodyPart group))
        {
            Func<IQueryRow, bool>[] all = ParseGroup(filter, group, scope, depth);
            return row => All(all, row);
        }

        if (filter.TryGet("or", out group))
        {
            Func<IQueryRow, bool>[] any = ParseGroup(filter, group, scope, depth);
            return row => Any(any, row);
        }

        if (filter.TryGet("timestamp", out BodyPart timestamp))
            return ParseTimestamp(filter, timestamp, scope);
        if (filter.TryGet("property", out BodyPart property))
            return ParseProperty(filter, property, scope);
        throw NoKind(filter);
    }

    // Loops, since a lambda would be made anew for every row.
    private static bool All(Func<IQueryRow, bool>[] entries, IQueryRow row)
    {
        foreach (Func<IQueryRow, bool> entry in entries)
        {
            if (!entry(row))
                return false;
        }

        return true;
    }

    private static bool Any(Func<IQueryRow, bool>[] entries, IQueryRow row)
    {
        foreach (Func<IQueryRow, bool> entry in entries)
        {
            if (entry(row))
                return true;
        }

        return false;
    }

    private static Func<IQueryRow, bool>[] ParseGroup(BodyPart filter, BodyPart group, QueryScope scope, int depth)
    {
        // Assumption: a group that is nested too deep is refused at the group itself.
        if (depth == DeepestGroup)
            throw group.ShouldNotBePresent();
        foreach ((string name, BodyPart member) in filter.Members)
        {
            if (!string.Equals(member.Path, group.Path, StringComparison.Ordinal) && name is not "type")
                throw member.ShouldNotBePresent();
        }

        Func<IQueryRow, bool>[] entries = [.. group.Items.Select(entry => Parse(entry, scope, depth + 1))];
        return entries.Length <= MostEntries
            ? entries
            : throw ApiErrors.FailedValidation("body", ApiErrors.LengthShouldBeAtMost(group.Path, MostEntries, entries.Length));
    }

    private static Func<IQueryRow, bool> ParseTimestamp(BodyPart filter, BodyPart timestamp, QueryScope scope)
    {
        string name = timestamp.AsString();
        Func<IQueryRow, DateTimeOffset> timeOf = name switch
        {
            "created_time" => row => row.CreatedTime,
            "last_edited_time" => row => row.LastEditedTime,
            _ => throw timestamp.ShouldBe("`\"created_time\"` or `\"last_edited_time\"`"),
        };
        Func<Cell, bool> condition = DateCondition.Parse(filter.Get(name), scope);
        var cell = new Cell.Date(Start: null);
        return row =>
        {
            cell.Start = CellDate.OfMoment(timeOf(row));
            return condition(cell);
        };
    }

    private static Func<IQueryRow, bool> ParseProperty(BodyPart filter, BodyPart property, QueryScope scope)
    {
        string given = property.AsString();
        (string kind, BodyPart part) = Kind(filter);
        QueryProperty found = scope.FindProperty(given) ?? throw ApiErrors.PropertyNotFound(given);
        Func<Cell, bool> condition = ConditionTable.Parse(kind, part, found.Type, scope);
        if (found.Formula is { } formula)
            FormulaCondition.Check(part, formula);
        return row => condition(row[found.Column]);
    }

    private static (string Kind, BodyPart Part) Kind(BodyPart filter)
    {
        (string Kind, BodyPart Part)? found = null;
        foreach ((string name, BodyPart member) in filter.Members)
        {
            if (name is "property" or "type")
                continue;
            if (found is not null || !ConditionTable.Kinds.Contains(name, StringComparer.Ordinal))
                throw member.ShouldNotBePresent();
            found = (name, member);
        }

        return found ?? throw NoKind(filter);
    }

    private static ApiException NoKind(BodyPart filter) =>
        ApiErrors.FailedValidation("body", [.. ConditionTable.Kinds.Prepend("and").Prepend("or").Select(kind => ApiErrors.ShouldBeDefined($"{filter.Path}.{kind}"))]);
}
