namespace Notion.Refit.Models;

public sealed partial record PropertyItem
{
    /// <summary>Returns the value as a person reads it.</summary>
    /// <returns>The text; empty when there is no value.</returns>
    public override string ToString() => Value.ToString();
}
