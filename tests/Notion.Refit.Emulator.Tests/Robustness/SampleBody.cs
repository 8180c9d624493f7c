using System.Text.Json.Nodes;
using Notion.Refit.Emulator.Protocol.Description;

namespace Notion.Refit.Emulator.Tests.Robustness;

/// <summary>A body made up from the description: right in its form, whatever it means.</summary>
internal sealed class SampleBody
{
    // Below this only what must be there is there.
    private const int Deepest = 5;

    private readonly Random _random;
    private readonly string[] _ids;
    private readonly List<SamplePlace> _places = [];

    /// <summary>Makes up a body.</summary>
    /// <param name="schema">What it must be.</param>
    /// <param name="random">What chooses.</param>
    /// <param name="ids">The ids that it may name; none for any that does not exist.</param>
    public SampleBody(Schema schema, Random random, params string[] ids)
    {
        _random = random;
        _ids = ids.Length > 0 ? ids : ["00000000-0000-4000-8000-000000000001"];
        Root = Make(schema, "body", 0)!.AsObject();
    }

    public JsonObject Root { get; }

    /// <summary>All places of the body that the description says something of.</summary>
    public IReadOnlyList<SamplePlace> Places => _places;

    public static Schema Resolve(Schema schema) => schema is ReferenceSchema reference ? Resolve(reference.Target) : schema;

    private JsonNode? Make(Schema schema, string path, int depth) => Resolve(schema) switch
    {
        ObjectSchema o => MakeObject(o, path, depth),
        ArraySchema a => MakeArray(a, schema, path, depth),
        ChoiceSchema c => MakeChoice(c, path, depth),
        ScalarSchema s => MakeScalar(s),
        EmojiSchema => JsonValue.Create("🚀"),
        _ => new JsonObject(),
    };

    private JsonObject MakeObject(ObjectSchema schema, string path, int depth)
    {
        var result = new JsonObject();
        _places.Add(new SamplePlace(path, result, Key: null, Index: null, schema, schema, IsRequired: true));
        foreach ((string name, Schema member) in schema.Members)
        {
            if (schema.Required.Contains(name) || (depth < Deepest && _random.Next(3) > 0))
                Set(result, name, member, path, depth, schema, schema.Required.Contains(name));
        }

        if (schema.Kinds.Count > 0)
        {
            string kind = Pick(depth < Deepest ? [.. schema.Kinds.Keys] : Plain(schema));
            if (_random.Next(2) == 0)
                result["type"] = kind;
            Set(result, kind, schema.Kinds[kind], path, depth, schema, isRequired: !schema.IsKindOptional);
        }

        if (schema.Others is { } others and not AnySchema && depth < Deepest)
            Set(result, "Some name", others, path, depth, schema, isRequired: false);
        return result;
    }

    // Kinds that need nothing inside.
    private static string[] Plain(ObjectSchema schema)
    {
        string[] plain = [.. schema.Kinds.Where(kind => Resolve(kind.Value) is ScalarSchema or AnySchema or ObjectSchema { Required.Count: 0, Kinds.Count: 0 }).Select(kind => kind.Key)];
        return plain.Length > 0 ? plain : [.. schema.Kinds.Keys];
    }

    private void Set(JsonObject parent, string name, Schema schema, string path, int depth, ObjectSchema owner, bool isRequired)
    {
        string place = $"{path}.{name}";
        _places.Add(new SamplePlace(place, parent, name, Index: null, schema, owner, isRequired));
        parent[name] = Make(schema, place, depth + 1);
    }

    private JsonArray MakeArray(ArraySchema schema, Schema given, string path, int depth)
    {
        int least = Math.Max(schema.MinItems ?? 0, (given as ReferenceSchema)?.MinItems ?? 0);
        var result = new JsonArray();
        for (int i = 0; i < Math.Max(least, depth < Deepest ? 1 : 0); i++)
        {
            string place = $"{path}[{i}]";
            _places.Add(new SamplePlace(place, result, Key: null, i, schema.Items, Owner: null, IsRequired: true));
            result.Add(Make(schema.Items, place, depth + 1));
        }

        return result;
    }

    private JsonNode? MakeChoice(ChoiceSchema schema, string path, int depth)
    {
        if (schema.ByMember.Count > 0)
            return Make(schema.ByMember[Pick([.. schema.ByMember.Keys])], path, depth);
        if (schema.ByValue.Count == 0)
            return Make(schema.Branches[0], path, depth);

        string value = Pick([.. schema.ByValue.Keys]);
        JsonObject result = Make(schema.ByValue[value], path, depth)!.AsObject();
        result[schema.Discriminator!] = value;
        return result;
    }

    private JsonValue MakeScalar(ScalarSchema schema) => schema switch
    {
        { Values.Count: > 0 } => JsonValue.Create(Pick([.. schema.Values])),
        { IsUuid: true } => JsonValue.Create(Pick(_ids)),
        { IsTimestamp: true } => JsonValue.Create("2026-06-17T10:00:00.000Z"),
        { Type: "string" } => JsonValue.Create("text"),
        { Type: "boolean" } => JsonValue.Create(_random.Next(2) == 0),
        { ExclusiveMaximum: { } end } => JsonValue.Create(end / 2),
        _ => JsonValue.Create(Math.Max(1, (int)(schema.Minimum ?? 1))),
    };

    private string Pick(string[] values) => values[_random.Next(values.Length)];
}
