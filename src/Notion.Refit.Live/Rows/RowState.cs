using Notion.Refit.Models;
using Notion.Refit.Rows.Binding;

namespace Notion.Refit.Live.Rows;

/// <summary>The state of a page of which a record is a picture.</summary>
/// <param name="Snapshot">The page; null for a new one.</param>
/// <param name="Moment">The number of changes that were made to the page here.</param>
/// <param name="Binding">The columns.</param>
internal readonly record struct RowState(Page? Snapshot, long Moment, RowBinding Binding)
{
    /// <summary>Whether a record of the other state is one of this state, too. Snapshots are replaced, never changed.</summary>
    public bool IsSame(RowState other) => ReferenceEquals(Snapshot, other.Snapshot) && Moment == other.Moment && ReferenceEquals(Binding, other.Binding);

    public static RowState Of(LivePage page, RowBinding binding) => new(page.IsNew ? null : page.Snapshot, page.Moment, binding);
}
