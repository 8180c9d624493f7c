namespace Notion.Refit.Models;

public sealed partial record PropertyUpdate
{
    /// <summary>Adds a property, or gives one another schema.</summary>
    /// <param name="schema">The schema.</param>
    public static implicit operator PropertyUpdate(PropertySchema schema) => new() { Schema = schema };

    /// <summary>Renames a property.</summary>
    /// <param name="name">The new name.</param>
    /// <returns>The change.</returns>
    public static PropertyUpdate Rename(string name) => new() { Name = name };
}
