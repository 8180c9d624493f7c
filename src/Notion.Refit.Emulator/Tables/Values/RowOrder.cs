using Notion.Refit.Emulator.Tables.Queries;

namespace Notion.Refit.Emulator.Tables.Values;

/// <summary>The order of the rows of a query. No two rows are equal: where the sorts say nothing, the newer one comes first.</summary>
internal sealed class RowOrder(IComparer<IQueryRow>? sorts) : IComparer<RowCursor>
{
    public int Compare(RowCursor? x, RowCursor? y)
    {
        int order = sorts?.Compare(x!, y!) ?? 0;
        return order != 0 ? order : y!.Page.Sequence.CompareTo(x!.Page.Sequence);
    }
}
