using Notion.Refit.Rows.Mapping;

namespace Notion.Refit.Rows.Binding;

/// <summary>Returns the column of a member.</summary>
/// <param name="member">The member.</param>
internal delegate BoundColumn ColumnLookup(RowMember member);
