using System.Text.Json.Nodes;
using Notion.Refit.Description.Tests.Wire;

namespace Notion.Refit.Conformance.Tests.Shapes;

/// <summary>
/// Makes JSON that a schema allows. At every choice (a kind of a union, a known value, null or not, a member there or not, none, one or
/// several items) it takes what it took least before, so that a few hundred documents try every choice at every place, the same way each time.
/// </summary>
internal sealed class InstanceGenerator(IReadOnlyList<IWireSchema> root)
{
    // Beyond these a document only takes what it must.
    private const int EnoughValues = 200;
    private const int DeepEnough = 12;

    private static readonly JsonNode?[] FreeJson =
        [JsonNode.Parse("{}"), JsonNode.Parse("""{"a":[1,null,{"b":"c"}]}"""), JsonNode.Parse("[]"), JsonNode.Parse("\"text\""), JsonNode.Parse("1.50"), null];

    private readonly Dictionary<string, int> _taken = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Name, WireShape Shape)> _places = new(StringComparer.Ordinal);
    private int _values;

    /// <summary>Which choice to begin with: operations that share schemas then try different things first.</summary>
    public int Offset { get; init; }

    /// <summary>Whether objects get a member that no schema knows.</summary>
    public bool WithUnknownMembers { get; init; }

    /// <summary>Keys of the schemas that values were made for.</summary>
    public HashSet<string> Tried { get; } = new(StringComparer.Ordinal);

    /// <summary>The next document.</summary>
    public JsonNode? Next()
    {
        _values = 0;
        return Value(root, depth: 0);
    }

    private JsonNode? Value(IReadOnlyList<IWireSchema> schemas, int depth)
    {
        _values++;
        Tried.UnionWith(schemas.Select(s => s.Key));
        (string place, WireShape shape) = PlaceOf(schemas);
        bool enough = depth >= DeepEnough || _values >= EnoughValues;

        List<(string Name, Func<JsonNode?> Make)> choices = [.. Scalars(shape)];
        if (enough && choices.Count > 0)
            return Take(place, choices);

        for (int i = 0; i < shape.Objects.Length; i++)
        {
            WireObject form = shape.Objects[i];
            string name = $"form {i}";
            if (!form.Members.IsEmpty || (shape.Values.IsEmpty && !shape.FreeValues))
                choices.Add((name, () => Object(form, shape, $"{place} {name}", depth, enough)));
        }

        if (!shape.Values.IsEmpty || shape.FreeValues)
        {
            foreach (int count in (int[])(enough ? [0] : [0, 1, 2]))
                choices.Add(($"map of {count}", () => Map(shape, count, depth)));
        }

        if (shape.Kinds.HasFlag(WireKinds.Array))
        {
            foreach (int count in (int[])(enough ? [0] : [0, 1, 3]))
                choices.Add(($"array of {count}", () => new JsonArray([.. Enumerable.Range(0, count).Select(_ => Value(shape.Items, depth + 1))])));
        }

        return Take(place, choices);
    }

    /// <summary>What may stand there, and a name for it that all references to one schema share: they take turns.</summary>
    private (string Name, WireShape Shape) PlaceOf(IReadOnlyList<IWireSchema> schemas)
    {
        string key = string.Join('+', schemas.Select(s => s.Key));
        if (_places.TryGetValue(key, out (string Name, WireShape Shape) place))
            return place;

        WireShape shape = schemas.Select(s => s.Shape).Aggregate((a, b) => a.Or(b));
        IEnumerable<string> members = shape.Objects.SelectMany(o => o.Members.Values).SelectMany(m => m.Schemas).Select(s => s.Key);
        string name = shape.Objects.IsEmpty ? key : string.Join('+', members);
        return _places[key] = (name, shape);
    }

    private static IEnumerable<(string Name, Func<JsonNode?> Make)> Scalars(WireShape shape)
    {
        if (shape.Free)
        {
            for (int i = 0; i < FreeJson.Length; i++)
            {
                JsonNode? free = FreeJson[i];
                yield return ($"free {i}", () => free?.DeepClone());
            }

            yield break;
        }

        if (shape.Kinds.HasFlag(WireKinds.Null))
            yield return ("null", () => null);
        foreach (string constant in shape.Constants)
            yield return (constant, () => JsonNode.Parse(constant));
        if (shape.Kinds.HasFlag(WireKinds.Boolean) && shape.Constants.IsEmpty)
        {
            yield return ("true", () => true);
            yield return ("false", () => false);
        }

        if (shape.Kinds.HasFlag(WireKinds.Number) && shape.Constants.IsEmpty)
        {
            foreach (string number in (string[])(shape.Formats.Contains("integer") ? ["0", "7"] : ["0", "12", "-1.5", "1e3"]))
                yield return (number, () => JsonNode.Parse(number));
        }

        foreach (string literal in shape.Literals)
            yield return ($"\"{literal}\"", () => literal);
        if (shape.Kinds.HasFlag(WireKinds.String) && shape.Literals.IsEmpty)
        {
            foreach (string text in Texts(shape))
                yield return ($"text {text}", () => text);
        }
    }

    private static IEnumerable<string> Texts(WireShape shape)
    {
        if (shape.Formats.Contains("uuid"))
            return ["0f0e0d0c-0b0a-4908-8706-050403020100", "0f0e0d0c0b0a49088706050403020100", "0F0E0D0C-0B0A-4908-8706-050403020100"];
        if (shape.Formats.Contains("date-time"))
            return ["2026-11-21T10:30:00.000Z", "2026-11-21T10:30:00Z", "2026-11-21T10:30:00.000+02:00"];

        // Any text will do, and some texts are dates without being called so.
        return ["2026-11-21"];
    }

    private JsonObject Object(WireObject form, WireShape shape, string place, int depth, bool enough)
    {
        HashSet<string> kinds = [.. form.Members.Values.Where(m => m.Literals.Count == 1).Select(m => m.Literals.First())];
        List<KeyValuePair<string, JsonNode?>> members = [];
        foreach ((string name, WireMember member) in form.Members)
        {
            // A kind that is named has its payload.
            bool must = member.Required || kinds.Contains(name);
            if (must || (!enough && Toggle($"{place}.{name}")))
                members.Add(KeyValuePair.Create(name, Value(member.Schemas, depth + 1)));
        }

        if (shape.FreeValues || WithUnknownMembers)
            members.Add(KeyValuePair.Create<string, JsonNode?>("zz new", FreeJson[1]!.DeepClone()));

        // Nothing says that the kind comes first: turn the order a bit further each time.
        int first = members.Count == 0 ? 0 : Count($"{place} order") % members.Count;
        return new JsonObject([.. members[first..], .. members[..first]]);
    }

    private JsonObject Map(WireShape shape, int count, int depth)
    {
        JsonObject map = [];
        foreach (string name in ((string[])["Name one", "Größe ↑"]).Take(count))
            map.Add(name, shape.Values.IsEmpty ? FreeJson[1]!.DeepClone() : Value(shape.Values, depth + 1));
        return map;
    }

    private JsonNode? Take(string place, List<(string Name, Func<JsonNode?> Make)> choices)
    {
        int first = Offset % choices.Count;
        (string Name, Func<JsonNode?> Make) choice = choices.Skip(first).Concat(choices.Take(first)).MinBy(c => _taken.GetValueOrDefault($"{place} = {c.Name}"));
        Count($"{place} = {choice.Name}");
        return choice.Make();
    }

    private bool Toggle(string place) => Count(place) % 2 == 0;

    private int Count(string what)
    {
        int before = _taken.GetValueOrDefault(what);
        _taken[what] = before + 1;
        return before;
    }
}
