using Notion.Refit.Rows.Mapping;

namespace Notion.Refit.Rows.Columns;

/// <summary>A column that rows can be ordered by.</summary>
public interface IRowColumn
{
    /// <summary>Gets the member that the column is mapped to.</summary>
    RowMember Member { get; }
}
