namespace Notion.Refit.Generator.Output;

/// <summary>A difference between a file on disk and the result of a run.</summary>
/// <param name="Path">Path relative to the root of the repository.</param>
/// <param name="Kind">What is the matter with it.</param>
internal sealed record Difference(string Path, DifferenceKind Kind)
{
    public override string ToString() => Kind switch
    {
        DifferenceKind.Missing => $"missing: {Path}",
        DifferenceKind.Superfluous => $"superfluous: {Path}",
        _ => $"differs: {Path}",
    };
}
