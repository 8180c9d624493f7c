using System.ComponentModel;

namespace Notion.Refit.Rows.Mapping;

/// <summary>A member of an enum as an option. For generated code.</summary>
/// <typeparam name="TEnum">The enum.</typeparam>
/// <param name="Value">The enum member.</param>
/// <param name="Name">The name of the option, or of the enum member.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record RowOption<TEnum>(TEnum Value, string Name)
    where TEnum : struct, Enum
{
    /// <summary>Gets whether the name is that of an attribute.</summary>
    public bool IsExact { get; init; }

    /// <summary>Gets the colour of a new option; null for Notion's choice.</summary>
    public string? Color { get; init; }
}
