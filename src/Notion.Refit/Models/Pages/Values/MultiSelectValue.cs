namespace Notion.Refit.Models;

public sealed partial record MultiSelectValue
{
    /// <summary>No options: clears the property.</summary>
    public static MultiSelectValue Empty { get; } = new([]);
}
