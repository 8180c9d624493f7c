namespace Notion.Refit.Models;

public sealed partial record PropertyDefinition
{
    /// <summary>Makes a property of its schema alone.</summary>
    /// <param name="schema">The schema.</param>
    public static implicit operator PropertyDefinition(PropertySchema schema) => new() { Schema = schema };
}
