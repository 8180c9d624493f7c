namespace Notion.Refit.Models;

public sealed partial record SelectOption
{
    /// <summary>Names an option.</summary>
    /// <param name="name">The name, without commas.</param>
    public static implicit operator SelectOption(string name) => new(name);

    /// <summary>Returns the name of the option, or the id where it is named by that.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Name ?? Id ?? "";
}
