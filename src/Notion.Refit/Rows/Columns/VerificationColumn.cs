using Notion.Refit.Models;
using Notion.Refit.Rows.Conditions;
using Notion.Refit.Rows.Mapping;

namespace Notion.Refit.Rows.Columns;

/// <summary>The verification of a page in a condition.</summary>
/// <param name="member">The member.</param>
public sealed class VerificationColumn(RowMember member) : RowColumn(member)
{
    /// <summary>Not supported: a page that is not verified is unverified, not empty.</summary>
    /// <param name="column">Not used.</param>
    /// <param name="nothing">Not used.</param>
    [Obsolete("A verification is never empty. Write t.Verified.Is(VerificationFilterStatus.None).", error: true)]
    public static RowFilter operator ==(VerificationColumn column, NoValue? nothing) => throw new NotSupportedException();

    /// <summary>Not supported: a page that is not verified is unverified, not empty.</summary>
    /// <param name="column">Not used.</param>
    /// <param name="nothing">Not used.</param>
    [Obsolete("A verification is never empty. Write !t.Verified.Is(VerificationFilterStatus.None).", error: true)]
    public static RowFilter operator !=(VerificationColumn column, NoValue? nothing) => throw new NotSupportedException();

    /// <summary>Returns a condition: the page has a state of verification.</summary>
    /// <param name="status">The state.</param>
    /// <returns>The condition.</returns>
    public RowFilter Is(VerificationFilterStatus status) => Condition(RowOperator.Equal, status);
}
