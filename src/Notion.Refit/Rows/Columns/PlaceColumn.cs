using Notion.Refit.Rows.Mapping;

namespace Notion.Refit.Rows.Columns;

/// <summary>A place. Notion has no conditions on places.</summary>
/// <param name="member">The member.</param>
public sealed class PlaceColumn(RowMember member) : RowColumn(member);
