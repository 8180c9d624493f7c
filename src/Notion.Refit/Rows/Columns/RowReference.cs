namespace Notion.Refit.Rows.Columns;

/// <summary>The operand of a condition on people or related pages: an id. Text is not converted, so that a wrong one is an error of the compiler.</summary>
/// <typeparam name="TId">The type of the id.</typeparam>
public readonly record struct RowReference<TId>
    where TId : struct
{
    private RowReference(TId id) => Id = id;

    /// <summary>Gets the id.</summary>
    internal TId Id { get; }

    /// <summary>Converts an id.</summary>
    /// <param name="id">The id.</param>
    public static implicit operator RowReference<TId>(TId id) => new(id);

    /// <summary>Returns the id.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Id.ToString() ?? "";
}
