namespace Notion.Refit.Generator.Loading;

/// <summary>A node of a description file that knows where it stands.</summary>
internal abstract class Node(SourceLocation location)
{
    public SourceLocation Location { get; } = location;

    /// <summary>What a message calls this kind of node.</summary>
    public abstract string Kind { get; }
}
