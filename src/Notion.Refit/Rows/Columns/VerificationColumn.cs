using Notion.Refit.Models;
using Notion.Refit.Rows.Conditions;
using Notion.Refit.Rows.Mapping;

namespace Notion.Refit.Rows.Columns;

/// <summary>The verification of a page in a condition.</summary>
/// <param name="member">The member.</param>
public sealed class VerificationColumn(RowMember member) : RowColumn(member)
{
    /// <summary>Returns a condition: the page has a state of verification.</summary>
    /// <param name="status">The state.</param>
    /// <returns>The condition.</returns>
    public RowFilter Is(VerificationFilterStatus status) => Condition(RowOperator.Equal, status);
}
