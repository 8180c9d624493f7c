using System.ComponentModel;
using Notion.Refit.Rows.Mapping;

namespace Notion.Refit.Rows;

/// <summary>A row of a Notion data source. The source generator implements it for records with <see cref="NotionRowAttribute"/>.</summary>
/// <typeparam name="TRow">The record.</typeparam>
public interface INotionRow<TRow>
    where TRow : class, INotionRow<TRow>
{
    /// <summary>Gets the mapping of members to columns.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static abstract RowType RowType { get; }

    /// <summary>Gets what is known of the page the row was read from; null for a new row.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    RowOrigin? Origin { get; }

    /// <summary>Creates a row from the values of a page.</summary>
    /// <param name="reader">The values.</param>
    /// <returns>The row.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static abstract TRow Read(RowReader reader);

    /// <summary>Passes the members to a writer.</summary>
    /// <param name="writer">The writer.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    void Write(RowWriter writer);
}
