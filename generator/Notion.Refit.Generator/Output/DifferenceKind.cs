namespace Notion.Refit.Generator.Output;

/// <summary>What is the matter with a file.</summary>
internal enum DifferenceKind
{
    Missing,
    Changed,
    Superfluous,
}
