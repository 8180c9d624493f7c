using System.ComponentModel;
using Notion.Refit.Models;
using Notion.Refit.Rows.Binding;

namespace Notion.Refit.Rows.Mapping;

/// <summary>The options that an enum declares. For generated code.</summary>
/// <typeparam name="TEnum">The enum.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class OptionSet<TEnum> : OptionSet
    where TEnum : struct, Enum
{
    private readonly RowOption<TEnum>[] _options;

    /// <summary>Initializes the options.</summary>
    /// <param name="unknown">The enum member for every other option; null when there is none.</param>
    /// <param name="options">The other enum members.</param>
    public OptionSet(TEnum? unknown, params RowOption<TEnum>[] options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Unknown = unknown;
        _options = options;
    }

    /// <summary>Gets the enum member for every option without a member of its own.</summary>
    internal TEnum? Unknown { get; }

    internal override IReadOnlyList<SelectOption> Declared(IReadOnlyList<SelectOption> existing) =>
        [.. _options.Select(option => new SelectOption(NameOf(option, existing)) { Color = option.Color is { } color ? new SelectColor(color) : default(SelectColor?) })];

    internal override OptionBinding Bind(IReadOnlyList<SelectOption> options)
    {
        var byName = new Dictionary<string, TEnum>(StringComparer.Ordinal);
        var names = new Dictionary<TEnum, string>();
        foreach (RowOption<TEnum> option in _options)
        {
            string found = NameOf(option, options);
            names[option.Value] = found;
            byName.TryAdd(found, option.Value);
        }

        return new OptionBinding<TEnum>(byName, names, Unknown);
    }

    private static string NameOf(RowOption<TEnum> option, IReadOnlyList<SelectOption> existing) =>
        Find(existing, option.Name, option.IsExact) ?? (option.IsExact ? option.Name : Words(option.Name));

    private static string? Find(IReadOnlyList<SelectOption> options, string name, bool isExact)
    {
        SelectOption? exact = options.FirstOrDefault(option => option.Name is { } given && NameFolding.LookEqual(given, name));
        if (exact is not null || isExact)
            return exact?.Name;
        string folded = NameFolding.Fold(name);
        return options.FirstOrDefault(option => option.Name is { } given && NameFolding.Fold(given) == folded)?.Name;
    }
}
