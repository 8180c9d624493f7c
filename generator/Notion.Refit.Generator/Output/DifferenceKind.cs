namespace Notion.Refit.Generator.Output;

/// <summary>The kind of difference of a file.</summary>
internal enum DifferenceKind
{
    Missing,
    Changed,
    Superfluous,
}
