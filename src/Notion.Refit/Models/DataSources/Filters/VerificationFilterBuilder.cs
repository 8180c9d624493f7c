namespace Notion.Refit.Models;

/// <summary>The conditions on the verification of a wiki page.</summary>
public readonly struct VerificationFilterBuilder
{
    private readonly string _property;

    internal VerificationFilterBuilder(string property) => _property = property;

    /// <summary>Creates a filter that is met when the verification has the status.</summary>
    /// <param name="status">The status.</param>
    /// <returns>The filter.</returns>
    public Filter Is(VerificationFilterStatus status) => PropertyFilterBuilder.Of(_property, new VerificationCondition { Status = status });

    /// <summary>Creates a filter that is met when the verification has another status.</summary>
    /// <param name="status">The status.</param>
    /// <returns>The filter.</returns>
    public Filter IsNot(VerificationFilterStatus status) => PropertyFilterBuilder.Of(_property, new VerificationCondition { DoesNotEqual = status });
}
