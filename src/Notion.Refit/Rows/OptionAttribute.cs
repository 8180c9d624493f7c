namespace Notion.Refit.Rows;

/// <summary>Maps an enum member to an option of a select, status or multi-select column.</summary>
/// <remarks>Without it, an enum member maps to the option with the same name, or else to the option with the same letters and digits, case ignored.</remarks>
[AttributeUsage(AttributeTargets.Field)]
public sealed class OptionAttribute : Attribute
{
    /// <summary>Initializes the attribute without a name, for use with <see cref="Unknown"/>.</summary>
    public OptionAttribute()
    {
    }

    /// <summary>Initializes the attribute with the exact name of the option.</summary>
    /// <param name="name">The name.</param>
    public OptionAttribute(string name) => Name = name;

    /// <summary>Gets the exact name of the option; null when it is derived from the name of the enum member.</summary>
    public string? Name { get; }

    /// <summary>
    /// Gets or sets the colour that the option gets where <c>EnsureRowsAsync</c> or a schema plan creates it, such as <c>blue</c>: one of default, gray,
    /// brown, orange, yellow, green, blue, purple, pink and red. Notion does not change the colour of an option that exists.
    /// </summary>
    public string? Color { get; set; }

    /// <summary>Gets or sets whether this enum member is read for every option without a member of its own. It can be neither queried nor written.</summary>
    public bool Unknown { get; set; }
}
