using System.ComponentModel;

namespace Notion.Refit.Rows.Mapping;

/// <summary>The mapping of a row type. For generated code.</summary>
/// <param name="Name">The name of the record.</param>
/// <param name="Members">The mapped members, by slot.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record RowType(string Name, IReadOnlyList<RowMember> Members);
