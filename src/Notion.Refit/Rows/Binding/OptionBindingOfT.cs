namespace Notion.Refit.Rows.Binding;

/// <summary>The options of an enum matched to those of a column.</summary>
/// <param name="byName">The enum member of each option name.</param>
/// <param name="names">The option name of each enum member.</param>
/// <param name="unknown">The enum member for every other option; null when there is none.</param>
internal sealed class OptionBinding<TEnum>(Dictionary<string, TEnum> byName, Dictionary<TEnum, string> names, TEnum? unknown) : OptionBinding
    where TEnum : struct, Enum
{
    /// <summary>Returns the enum member of an option; null when there is none.</summary>
    public TEnum? ValueOf(string name) => byName.TryGetValue(name, out TEnum value) ? value : unknown;

    /// <summary>Returns the option of an enum member; null when it is the unknown one or not declared.</summary>
    public string? NameOf(TEnum value) => names.GetValueOrDefault(value);

    public override IReadOnlyList<string> NamesOf(object values) => Array.ConvertAll(
        (TEnum[])values, value => NameOf(value) ?? throw new ArgumentException($"{typeof(TEnum).Name}.{value} is not an option.", nameof(values)));
}
