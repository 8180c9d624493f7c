namespace Notion.Refit.Json;

/// <summary>The field in which a record keeps its <see cref="JsonExtras"/>.</summary>
/// <remarks>
/// The equality that the compiler gives a record compares fields. Of the extras only the unknown members count; the form in which known
/// ones came does not, and an unusual form makes no difference to an object made by hand.
/// </remarks>
internal readonly struct ExtrasField(JsonExtras? value) : IEquatable<ExtrasField>
{
    private readonly JsonExtras? _value = value;

    /// <summary>Members the model does not know; null when there are none.</summary>
    public AdditionalProperties? Members => _value?.Members;

    public static implicit operator JsonExtras?(ExtrasField field) => field._value;

    public static implicit operator ExtrasField(JsonExtras? value) => new(value);

    /// <summary>The same, and that a member which is written always was not there.</summary>
    public ExtrasField Omitting(string name)
    {
        JsonExtras? extras = _value;
        JsonExtras.Omit(ref extras, name);
        return extras;
    }

    public bool Equals(ExtrasField other) => Equals(Members, other.Members);

    public override bool Equals(object? obj) => obj is ExtrasField other && Equals(other);

    public override int GetHashCode() => Members?.Count ?? 0;
}
