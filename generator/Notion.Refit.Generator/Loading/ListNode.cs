namespace Notion.Refit.Generator.Loading;

/// <summary>A sequence.</summary>
internal sealed class ListNode(SourceLocation location, IReadOnlyList<Node> items) : Node(location)
{
    public IReadOnlyList<Node> Items => items;

    public IReadOnlyList<string> Texts => [.. items.OfType<ScalarNode>().Select(item => item.Text)];

    public override string Kind => "a list";
}
