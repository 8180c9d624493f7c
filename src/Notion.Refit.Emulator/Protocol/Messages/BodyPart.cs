using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Notion.Refit.Emulator.Protocol.Errors;
using Notion.Refit.Emulator.Protocol.Identity;

namespace Notion.Refit.Emulator.Protocol.Messages;

/// <summary>A place in the body of a request: the JSON there and the path that messages name it by.</summary>
/// <param name="Value">The JSON.</param>
/// <param name="Path">The path: <c>body.filter.and[0]</c>.</param>
internal readonly record struct BodyPart(JsonElement Value, string Path)
{
    public bool IsNull => Value.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined;

    /// <summary>The members of an object, in order.</summary>
    public IEnumerable<(string Name, BodyPart Part)> Members
    {
        get
        {
            Expect(JsonValueKind.Object, "an object");
            foreach (JsonProperty member in Value.EnumerateObject())
                yield return (member.Name, new BodyPart(member.Value, $"{Path}.{member.Name}"));
        }
    }

    /// <summary>The elements of an array, in order.</summary>
    public IEnumerable<BodyPart> Items
    {
        get
        {
            Expect(JsonValueKind.Array, "an array");
            int index = 0;
            foreach (JsonElement item in Value.EnumerateArray())
                yield return new BodyPart(item, string.Create(CultureInfo.InvariantCulture, $"{Path}[{index++}]"));
        }
    }

    /// <summary>A member of an object, if it is there. Null counts as there.</summary>
    public bool TryGet(string name, [NotNullWhen(true)] out BodyPart part)
    {
        bool found = Value.TryGetProperty(name, out JsonElement member);
        part = new BodyPart(member, $"{Path}.{name}");
        return found;
    }

    /// <summary>Returns a member; null when it is absent, or when this is not an object.</summary>
    public BodyPart? Member(string name) => Value.ValueKind == JsonValueKind.Object && TryGet(name, out BodyPart part) ? part : null;

    /// <summary>A member that must be there.</summary>
    public BodyPart Get(string name) =>
        TryGet(name, out BodyPart part) ? part : throw ApiErrors.FailedValidation("body", ApiErrors.ShouldBeDefined($"{Path}.{name}"));

    public string AsString()
    {
        Expect(JsonValueKind.String, "a string");
        return Value.GetString()!;
    }

    public double AsNumber()
    {
        Expect(JsonValueKind.Number, "a number");
        return Value.GetDouble();
    }

    public bool AsBoolean() =>
        Value.ValueKind is JsonValueKind.True or JsonValueKind.False ? Value.GetBoolean() : throw ShouldBe("a boolean");

    public Guid AsUuid() => Uuid.TryParse(AsString(), out Guid id) ? id : throw ShouldBe("a valid uuid");

    public BodyPart AsObject()
    {
        Expect(JsonValueKind.Object, "an object");
        return this;
    }

    /// <summary>The JSON as nodes, which live longer than the request. Of members that come twice the last one counts.</summary>
    public JsonNode? ToNode()
    {
        switch (Value.ValueKind)
        {
            case JsonValueKind.Object:
                var json = new JsonObject();
                foreach ((string name, BodyPart member) in Members)
                    json[name] = member.ToNode();
                return json;
            case JsonValueKind.Array:
                return new JsonArray([.. Items.Select(item => item.ToNode())]);
            default:
                return IsNull ? null : JsonValue.Create(Value.Clone());
        }
    }

    /// <summary>Returns the error for a wrong value: what is expected, and what was sent.</summary>
    public ApiException ShouldBe(string expectation) => ApiErrors.FailedValidation("body", ApiErrors.ShouldBe(Path, expectation, ToJson()));

    public ApiException ShouldNotBePresent() => ShouldBe("not present");

    /// <summary>The JSON without blanks.</summary>
    public string ToJson() => Value.ValueKind == JsonValueKind.Undefined ? "undefined" : JsonText.Of(Value);

    private void Expect(JsonValueKind kind, string expectation)
    {
        if (Value.ValueKind != kind)
            throw ShouldBe(expectation);
    }
}
