namespace Notion.Refit.Emulator.Tables.Queries;

/// <summary>The order of values.</summary>
/// <remarks>Assumption: rows without a value come last in both directions.</remarks>
internal static class CellOrder
{
    public static int Compare(Cell left, Cell right, bool descending)
    {
        if (left.IsEmpty || right.IsEmpty)
            return left.IsEmpty.CompareTo(right.IsEmpty);
        int order = Compare(left, right);
        return descending ? -order : order;
    }

    private static int Compare(Cell left, Cell right) => (left, right) switch
    {
        (Cell.Text a, Cell.Text b) => TextOrder.Compare(a.Value, b.Value),
        (Cell.Number a, Cell.Number b) => Nullable.Compare(a.Value, b.Value),
        (Cell.Checkbox a, Cell.Checkbox b) => a.Checked.CompareTo(b.Checked),
        (Cell.Date a, Cell.Date b) => Nullable.Compare(a.Start?.Moment, b.Start?.Moment),

        // Options sort as the schema lists them.
        (Cell.Choice a, Cell.Choice b) => CompareLists(a.Options, b.Options, (x, y) => x.Rank.CompareTo(y.Rank)),
        (Cell.References a, Cell.References b) => CompareLists(a.Names, b.Names, TextOrder.Compare),
        (Cell.Files a, Cell.Files b) => CompareLists(a.Names, b.Names, TextOrder.Compare),
        (Cell.Verification a, Cell.Verification b) => TextOrder.Compare(a.State, b.State),
        (Cell.Array a, Cell.Array b) => CompareLists(a.Values, b.Values, (x, y) => Compare(x, y, descending: false)),
        _ => 0,
    };

    private static int CompareLists<T>(IReadOnlyList<T> left, IReadOnlyList<T> right, Comparison<T> compare)
    {
        for (int i = 0; i < left.Count && i < right.Count; i++)
        {
            int order = compare(left[i], right[i]);
            if (order != 0)
                return order;
        }

        return left.Count.CompareTo(right.Count);
    }
}
