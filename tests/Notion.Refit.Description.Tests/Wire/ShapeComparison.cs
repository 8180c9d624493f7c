using System.Globalization;

namespace Notion.Refit.Description.Tests.Wire;

/// <summary>
/// Walks a schema of the facts and the schemas of the description side by side and notes what the facts have and the description lacks.
/// A pair of schemas is walked once; what it lacks is reported where it was met first.
/// </summary>
internal sealed class ShapeComparison
{
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly HashSet<string> _met = new(StringComparer.Ordinal);
    private readonly List<Finding> _findings = [];

    /// <summary>What was found, in order.</summary>
    public IReadOnlyList<Finding> Findings => _findings;

    /// <summary>Keys of the schemas of the description that have a counterpart in the facts.</summary>
    public IReadOnlySet<string> Met => _met;

    /// <summary>Whether limits are compared, and nothing else.</summary>
    public bool LimitsOnly { get; init; }

    /// <summary>Notes a finding that no schema shows, such as a missing operation.</summary>
    public void Report(string operation, string path, string problem, string location)
    {
        Finding finding = new(operation, path, problem, location);
        if (!_findings.Contains(finding))
            _findings.Add(finding);
    }

    /// <summary>Compares a schema of the facts with the schemas that the description has for the same place.</summary>
    public void Compare(IWireSchema fact, IReadOnlyList<IWireSchema> described, WireDirection direction, string operation, string path)
    {
        foreach (IWireSchema schema in described)
            _met.Add(schema.Key);
        if (!_seen.Add($"{fact.Key} {direction} {string.Join(' ', described.Select(d => d.Key).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))}"))
            return;

        WireShape wanted = fact.Shape;
        WireShape given = described.Select(d => d.Shape).Aggregate(new WireShape(), (a, b) => a.Or(b));
        string location = described[0].Location;
        void Note(string problem) => Report(operation, path, problem, location);

        if (LimitsOnly)
        {
            CompareLimits(wanted, given, direction, Note);
        }
        else
        {
            if (given.Free)
            {
                if (!wanted.Objects.All(o => o.Members.IsEmpty) || !wanted.Literals.IsEmpty)
                    Note("is free JSON");
                return;
            }

            CompareValues(wanted, given, Note);
        }

        CompareObjects(wanted, given, direction, operation, path, location);
        if (!given.Items.IsEmpty)
        {
            foreach (IWireSchema item in wanted.Items)
                Compare(item, given.Items, direction, operation, path + "[]");
        }

        IWireSchema[] values = [.. given.Values];
        foreach (IWireSchema value in wanted.Values)
        {
            if (values.Length > 0)
                Compare(value, values, direction, operation, path + "{}");
            else if (!given.FreeValues && !LimitsOnly && !given.Objects.IsEmpty)
                Note("is a map, but `additionalProperties` is missing");
        }
    }

    private static void CompareLimits(WireShape wanted, WireShape given, WireDirection direction, Action<string> note)
    {
        if (direction == WireDirection.Answer)
            return;
        foreach (string limit in wanted.Limits.Except(given.Limits))
        {
            string keyword = limit[..limit.IndexOf(' ', StringComparison.Ordinal)];
            string? other = given.Limits.FirstOrDefault(l => l.StartsWith(keyword + " ", StringComparison.Ordinal));
            note(other is null ? $"limit `{limit}` is missing" : $"limit is `{limit}`, not `{other}`");
        }
    }

    private static void CompareValues(WireShape wanted, WireShape given, Action<string> note)
    {
        WireKinds missing = wanted.Kinds & ~given.Kinds;
        if (missing.HasFlag(WireKinds.Null))
            note("null is not allowed");
        if ((missing & ~WireKinds.Null) is var kinds and not WireKinds.None)
            note($"{kinds.ToString().ToLower(CultureInfo.InvariantCulture)} is not allowed");
        if (missing.HasFlag(WireKinds.String))
            return;

        string[] values = [.. wanted.Literals.Except(given.Literals)];
        if (values.Length > 0)
            note($"{(given.Literals.IsEmpty ? "known values are not listed: " : "values are missing: ")}{string.Join(", ", values)}");
    }

    private void CompareObjects(WireShape wanted, WireShape given, WireDirection direction, string operation, string path, string location)
    {
        if (given.Objects.IsEmpty)
            return;
        foreach (WireObject form in wanted.Objects)
        {
            WireObject[] candidates = given.Objects.Length == 1 ? [given.Objects[0]] : [.. given.Objects.Where(form.MayBe)];
            string marked = path + Marker(form, wanted);
            if (candidates.Length == 0)
            {
                if (!LimitsOnly)
                    Report(operation, path, $"no branch fits {Describe(form)}", location);
                continue;
            }

            foreach ((string name, WireMember member) in form.Members)
                CompareMember(name, member, candidates, given, direction, operation, marked, location);
            if (direction == WireDirection.Answer && !LimitsOnly)
                CompareRequired(form, candidates, operation, marked, location);
        }
    }

    private void CompareMember(
        string name, WireMember member, WireObject[] candidates, WireShape given, WireDirection direction, string operation, string path, string location)
    {
        IWireSchema[] schemas =
        [
            .. candidates.Where(c => c.Members.ContainsKey(name)).SelectMany(c => c.Members[name].Schemas).DistinctBy(s => s.Key, StringComparer.Ordinal),
        ];
        if (schemas.Length == 0)
            schemas = [.. given.Values];
        if (schemas.Length == 0)
        {
            if (!given.FreeValues && !LimitsOnly)
                Report(operation, path, $"member `{name}` is missing", location);
            return;
        }

        foreach (IWireSchema fact in member.Schemas)
            Compare(fact, schemas, direction, operation, path + "." + name);
    }

    /// <summary>What the description calls required must be there always; the branch that shares most members with the fact is the one meant.</summary>
    private void CompareRequired(WireObject form, WireObject[] candidates, string operation, string path, string location)
    {
        int most = candidates.Max(c => c.Members.Keys.Count(form.Members.ContainsKey));
        WireObject[] best = [.. candidates.Where(c => c.Members.Keys.Count(form.Members.ContainsKey) == most)];

        // A form that lacks half of what is required is the form without details, which may have a member or two more than the least.
        string[] required = [.. best[0].Members.Where(m => m.Value.Required).Select(m => m.Key)];
        WireObject? least = candidates.FirstOrDefault(c => c.Members.Count < best[0].Members.Count && IsEnoughFor(form, c));
        if (least is not null && required.Count(form.Members.ContainsKey) <= required.Length / 2)
            return;

        foreach ((string name, WireMember member) in best[0].Members)
        {
            bool always = member.Required && best.All(b => b.Members.TryGetValue(name, out WireMember? m) && m.Required);
            if (!always || (form.Members.TryGetValue(name, out WireMember? fact) && fact.Required))
                continue;
            string where = member.Schemas.Count > 0 ? member.Schemas[0].Location : location;
            Report(operation, path, $"member `{name}` is required, but may be absent", where);
        }
    }

    private static bool IsEnoughFor(WireObject form, WireObject candidate) =>
        candidate.Members.All(m => !m.Value.Required || (form.Members.TryGetValue(m.Key, out WireMember? fact) && fact.Required));

    private static string Marker(WireObject form, WireShape wanted)
    {
        if (wanted.Objects.Length < 2)
            return "";
        string? kind = form.Members.Where(m => m.Value.Literals.Count == 1).Select(m => m.Value.Literals.First())
            .FirstOrDefault(l => !form.Members.ContainsKey(l) && wanted.Objects.Count(o => o.Members.Values.Any(m => m.Literals.Count == 1 && m.Literals.Contains(l))) == 1);
        return kind is null ? "" : $"({kind})";
    }

    private static string Describe(WireObject form)
    {
        string[] literals = [.. form.Members.Where(m => m.Value.Literals.Count == 1).Select(m => $"{m.Key}: {m.Value.Literals.First()}")];
        return literals.Length > 0 ? "{ " + string.Join(", ", literals) + " }" : "members " + string.Join(", ", form.Members.Keys);
    }
}
