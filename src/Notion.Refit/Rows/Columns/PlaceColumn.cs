using Notion.Refit.Rows.Mapping;

namespace Notion.Refit.Rows.Columns;

/// <summary>A place. Notion has no conditions on places.</summary>
/// <param name="member">The member.</param>
public sealed class PlaceColumn(RowMember member) : RowColumn(member)
{
    /// <summary>Not supported: Notion has no conditions on places.</summary>
    /// <param name="column">Not used.</param>
    /// <param name="nothing">Not used.</param>
    [Obsolete("Notion has no conditions on places. Read the rows, and compare in memory.", error: true)]
    public static RowFilter operator ==(PlaceColumn column, NoValue? nothing) => throw new NotSupportedException();

    /// <summary>Not supported: Notion has no conditions on places.</summary>
    /// <param name="column">Not used.</param>
    /// <param name="nothing">Not used.</param>
    [Obsolete("Notion has no conditions on places. Read the rows, and compare in memory.", error: true)]
    public static RowFilter operator !=(PlaceColumn column, NoValue? nothing) => throw new NotSupportedException();
}
