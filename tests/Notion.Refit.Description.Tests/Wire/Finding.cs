namespace Notion.Refit.Description.Tests.Wire;

/// <summary>A place where the description does not say what it should.</summary>
/// <param name="Operation">Operation whose traffic has the place.</param>
/// <param name="Path">The place on the wire.</param>
/// <param name="Problem">What is missing or wrong.</param>
/// <param name="Location">File and line of the description.</param>
internal sealed record Finding(string Operation, string Path, string Problem, string Location)
{
    /// <summary>The finding without the line, which moves: what the list of deviations holds.</summary>
    public string Text => $"{Operation}: {Path}: {Problem}";

    public override string ToString() => $"{Text}  [{Location}]";
}
