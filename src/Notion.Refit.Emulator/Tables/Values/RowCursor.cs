using Notion.Refit.Emulator.State;
using Notion.Refit.Emulator.Tables.Queries;

namespace Notion.Refit.Emulator.Tables.Values;

/// <summary>One row at a time of a data source, for filters and sorts. Moving on to the next one makes nothing new.</summary>
/// <remarks>
/// A scan looks at every row of a large data source, so the cells of a cursor are filled anew for each row: none may be kept. Who keeps a row
/// keeps the cursor, with what was read of the row so far.
/// </remarks>
internal sealed class RowCursor(RowColumns columns) : IQueryRow
{
    private readonly Slot[] _slots = new Slot[columns.Count];
    private int _moves;

    public StoredPage Page { get; private set; } = null!;

    public DateTimeOffset CreatedTime => Page.CreatedTime;

    public DateTimeOffset LastEditedTime => Page.LastEditedTime;

    public Cell this[int column]
    {
        get
        {
            ref Slot slot = ref _slots[column];
            if (slot.FilledAt != _moves)
            {
                slot.FilledAt = _moves;
                slot.Cell = columns.Read(column, Page, slot.Cell);
            }

            return slot.Cell!;
        }
    }

    /// <summary>Goes to a row.</summary>
    public RowCursor At(StoredPage row)
    {
        Page = row;
        _moves++;
        return this;
    }

    /// <summary>A cell, and the move it was filled after.</summary>
    private struct Slot
    {
        public Cell? Cell;
        public int FilledAt;
    }
}
