namespace Notion.Refit.Models;

public sealed partial record SelectOption
{
    /// <summary>Names an option.</summary>
    /// <param name="name">The name, without commas.</param>
    public static implicit operator SelectOption(string name) => new(name);
}
