namespace Notion.Refit.Models;

public sealed partial record VerificationValue
{
    /// <summary>Not verified: clears the property.</summary>
    public static VerificationValue Empty { get; } = new(new Verification(VerificationState.Unverified));
}
