using System.Text.Json;

namespace Notion.Refit.Json;

/// <summary>The parts of a JSON object beyond its model, so that writing it back gives the same JSON. Rare, hence one object for all of it.</summary>
internal sealed class JsonExtras : IEquatable<JsonExtras>
{
    private readonly List<KeyValuePair<string, string>> _originals = [];
    private readonly List<string> _omitted = [];

    /// <summary>Members the model does not know; null when there are none.</summary>
    public AdditionalProperties? Members { get; private set; }

    /// <summary>Keeps a member the model does not know, or a constant that has another value.</summary>
    public static void Member(ref JsonExtras? extras, string name, JsonElement value)
    {
        extras ??= new JsonExtras();
        (extras.Members ??= [])[name] = value;
    }

    /// <summary>Keeps the text of a value that would be written in another form than it came.</summary>
    public static void Original(ref JsonExtras? extras, string name, string text) => (extras ??= new JsonExtras())._originals.Add(new(name, text));

    /// <summary>Remembers that a member which is written always was not there.</summary>
    public static void Omit(ref JsonExtras? extras, string name) => (extras ??= new JsonExtras())._omitted.Add(name);

    /// <summary>The same extras with other unknown members.</summary>
    public static JsonExtras? With(JsonExtras? extras, AdditionalProperties? members)
    {
        if (extras is null && members is null)
            return null;
        var copy = new JsonExtras { Members = members };
        if (extras is not null)
        {
            copy._originals.AddRange(extras._originals);
            copy._omitted.AddRange(extras._omitted);
        }

        return copy;
    }

    /// <summary>Takes an unknown member out: the payload of a kind we do not know.</summary>
    public static JsonElement Take(ref JsonExtras? extras, string name)
    {
        if (extras?.Members is not { } members || !members.Remove(name, out JsonElement value))
            return default;
        if (members.Count == 0)
            extras.Members = null;
        return value;
    }

    /// <summary>The text in which a value came, if it is not the one in which it would be written.</summary>
    public string? OriginalOf(string name)
    {
        foreach (KeyValuePair<string, string> original in _originals)
        {
            if (string.Equals(original.Key, name, StringComparison.Ordinal))
                return original.Value;
        }

        return null;
    }

    /// <summary>Whether a member that is written always is to be left out: it was not there, or the unknown members have it with another value.</summary>
    public bool Replaces(string name) => _omitted.Contains(name, StringComparer.Ordinal) || Members?.ContainsKey(name) == true;

    // Two values that differ only in the form of their text are equal: the text is not part of the content.
    public bool Equals(JsonExtras? other) => Equals(Members, other?.Members);

    public override bool Equals(object? obj) => obj is JsonExtras other && Equals(other);

    public override int GetHashCode() => Members?.Count ?? 0;
}
