namespace Notion.Refit.Models;

public sealed partial record NumberValue
{
    /// <summary>No number: clears the property.</summary>
    public static NumberValue Empty { get; } = new((double?)null);
}
