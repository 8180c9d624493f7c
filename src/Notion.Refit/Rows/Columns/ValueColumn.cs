using Notion.Refit.Rows.Mapping;

namespace Notion.Refit.Rows.Columns;

/// <summary>A column of numbers or dates, which has a smallest and a largest value.</summary>
/// <typeparam name="T">The type of the member, without null.</typeparam>
public abstract class ValueColumn<T> : RowColumn
{
    private protected ValueColumn(RowMember member)
        : base(member)
    {
    }

    /// <summary>Reads the value of a cell.</summary>
    /// <returns>Whether the cell has a value.</returns>
    internal abstract bool TryRead(RowReader reader, out T value);
}
