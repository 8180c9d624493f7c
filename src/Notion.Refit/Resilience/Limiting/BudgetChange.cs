namespace Notion.Refit.Resilience;

/// <summary>An event in this process that changes a budget which is shared with others.</summary>
/// <param name="At">The time by the clock of the store.</param>
/// <param name="Permit">The permit.</param>
/// <param name="Kind">The kind of change.</param>
/// <param name="IsUrgent">Whether other processes need to know at once.</param>
/// <param name="Rejection">The rejection, for that kind.</param>
internal sealed record BudgetChange(TimeSpan At, Permit Permit, BudgetChange.ChangeKind Kind, bool IsUrgent, Rejection Rejection = default)
{
    /// <summary>The kinds of changes.</summary>
    internal enum ChangeKind
    {
        /// <summary>Notion has refused the request.</summary>
        Rejected,

        /// <summary>A probe was answered.</summary>
        Answered,

        /// <summary>A probe has ended without a response.</summary>
        Unanswered,

        /// <summary>The permit was not used.</summary>
        Unused,
    }

    /// <summary>Applies the change to a state of the budget.</summary>
    public void Apply(RequestBudget budget)
    {
        switch (Kind)
        {
            case ChangeKind.Rejected:
                budget.Reject(At, Permit, Rejection);
                break;
            case ChangeKind.Unused:
                budget.Return(Permit);
                break;
            default:
                budget.Settle(Permit, Kind == ChangeKind.Answered);
                break;
        }
    }
}
