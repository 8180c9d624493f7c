namespace Notion.Refit.Conformance.Comparison;

/// <summary>A place where two JSON documents differ.</summary>
/// <param name="Path">The place, such as <c>$.results[0].title</c>.</param>
/// <param name="Kind">What is different.</param>
/// <param name="Expected">The original value, shortened; empty when there is none.</param>
/// <param name="Actual">The other value, shortened; empty when there is none.</param>
internal sealed record JsonDifference(string Path, JsonDifferenceKind Kind, string Expected, string Actual)
{
    /// <summary>The difference in words, without the place.</summary>
    public string Problem => Kind switch
    {
        JsonDifferenceKind.Missing => $"is missing, was {Expected}",
        JsonDifferenceKind.Added => $"was not there, is {Actual}",
        _ => $"was {Expected}, is {Actual}",
    };
}
