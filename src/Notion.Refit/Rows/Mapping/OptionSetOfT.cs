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
    private readonly (TEnum Value, string Name, bool IsExact)[] _options;

    /// <summary>Initializes the options.</summary>
    /// <param name="unknown">The enum member for every other option; null when there is none.</param>
    /// <param name="options">The enum members with their names and whether the name is that of an attribute.</param>
    public OptionSet(TEnum? unknown, params (TEnum Value, string Name, bool IsExact)[] options)
    {
        Unknown = unknown;
        _options = options;
    }

    /// <summary>Gets the enum member for every option without a member of its own.</summary>
    internal TEnum? Unknown { get; }

    internal override IEnumerable<string> DeclaredNames => _options.Select(static option => option.IsExact ? option.Name : Words(option.Name));

    internal override OptionBinding Bind(IReadOnlyList<SelectOption> options)
    {
        var byName = new Dictionary<string, TEnum>(StringComparer.Ordinal);
        var names = new Dictionary<TEnum, string>();
        foreach ((TEnum value, string name, bool isExact) in _options)
        {
            string found = Find(options, name, isExact) ?? (isExact ? name : Words(name));
            names[value] = found;
            byName.TryAdd(found, value);
        }

        return new OptionBinding<TEnum>(byName, names, Unknown);
    }

    private static string? Find(IReadOnlyList<SelectOption> options, string name, bool isExact)
    {
        SelectOption? exact = options.FirstOrDefault(option => option.Name is { } given && NameFolding.LookEqual(given, name));
        if (exact is not null || isExact)
            return exact?.Name;
        string folded = NameFolding.Fold(name);
        return options.FirstOrDefault(option => option.Name is { } given && NameFolding.Fold(given) == folded)?.Name;
    }
}
