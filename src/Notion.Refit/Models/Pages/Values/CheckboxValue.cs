namespace Notion.Refit.Models;

public sealed partial record CheckboxValue
{
    /// <summary>Unchecked: clears the property.</summary>
    public static CheckboxValue Empty { get; } = new(false);
}
