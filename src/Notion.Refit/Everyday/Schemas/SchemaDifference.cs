namespace Notion.Refit;

/// <summary>One difference between a data source and the schema that it must have.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Property">The name that the property must have, or has if it is not wanted.</param>
/// <param name="Detail">What differs, as readable text.</param>
/// <param name="LosesData">Whether the change drops values.</param>
public sealed record SchemaDifference(SchemaDifferenceKind Kind, string Property, string Detail, bool LosesData)
{
    /// <summary>Returns the difference as a line, such as <c>~ Status: + option Blocked</c>.</summary>
    /// <returns>The text. It is for people; its form may change.</returns>
    public override string ToString() => Kind switch
    {
        SchemaDifferenceKind.Add => $"+ {Property} ({Detail})",
        SchemaDifferenceKind.Remove => $"- {Property} ({Detail}), drops its values",
        _ => $"~ {Property}: {Detail}{(LosesData ? ", drops values" : "")}",
    };
}
