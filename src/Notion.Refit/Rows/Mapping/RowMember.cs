using System.ComponentModel;

namespace Notion.Refit.Rows.Mapping;

/// <summary>A member of a row type that is mapped to a column. For generated code.</summary>
/// <param name="Slot">The position among the members of the row type.</param>
/// <param name="Name">The name.</param>
/// <param name="Kind">The kind.</param>
/// <param name="TypeName">The type as written in C#, for messages.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record RowMember(int Slot, string Name, RowMemberKind Kind, string TypeName)
{
    /// <summary>Gets the exact name of the column; null when it is derived from the name of the member.</summary>
    public string? ColumnName { get; init; }

    /// <summary>Gets the id of the column; null when it is found by name.</summary>
    public string? ColumnId { get; init; }

    /// <summary>Gets whether the member is mapped to the title.</summary>
    public bool IsTitle { get; init; }

    /// <summary>Gets whether the member is never written.</summary>
    public bool IsReadOnly { get; init; }

    /// <summary>Gets what an attribute says about the schema; null when there is none.</summary>
    public RowColumnSchema? Schema { get; init; }

    /// <summary>Gets the options of an enum; null for other types.</summary>
    public OptionSet? Options { get; init; }
}
