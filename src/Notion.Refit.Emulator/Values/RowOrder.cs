using Notion.Refit.Emulator.Queries;
using Notion.Refit.Emulator.State;

namespace Notion.Refit.Emulator.Values;

/// <summary>The order of the rows of a query. No two rows are equal: where the sorts say nothing, the newer one comes first.</summary>
internal sealed class RowOrder(IComparer<IQueryRow>? sorts, RowCursor left, RowCursor right) : IComparer<StoredPage>
{
    public int Compare(StoredPage? x, StoredPage? y)
    {
        int order = sorts?.Compare(left.At(x!), right.At(y!)) ?? 0;
        return order != 0 ? order : y!.Sequence.CompareTo(x!.Sequence);
    }
}
