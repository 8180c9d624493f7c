using Notion.Refit.Models;

namespace Notion.Refit.Rows.Mapping;

/// <summary>Comparison and creation of verifications.</summary>
internal static class CellVerification
{
    /// <summary>Whether Notion keeps the same for both: null is unverified, Notion sets who verified, and a date counts only where the new one has it.</summary>
    public static bool AreEqual(Verification? wanted, Verification? actual) =>
        State(wanted) == State(actual) && (wanted?.Date is null || CellDates.AreEqual(wanted.Date, actual?.Date));

    /// <summary>Returns what can be written of a verification.</summary>
    public static Verification Writable(Verification? verification)
    {
        var writable = new Verification(State(verification));
        return verification?.Date is { } date ? writable with { Date = date } : writable;
    }

    private static VerificationState State(Verification? verification) => verification?.State ?? VerificationState.Unverified;
}
