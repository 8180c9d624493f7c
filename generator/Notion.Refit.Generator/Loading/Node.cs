namespace Notion.Refit.Generator.Loading;

/// <summary>A node of a description file, with its position.</summary>
internal abstract class Node(SourceLocation location)
{
    public SourceLocation Location { get; } = location;

    /// <summary>The name of this kind of node in messages.</summary>
    public abstract string Kind { get; }
}
