using Notion.Refit.Generator.Loading;

namespace Notion.Refit.Generator.Model;

/// <summary>An object: a record.</summary>
internal sealed class ObjectSchema(string name, string area, MapNode node) : Schema(name, area, node)
{
    /// <summary>The members, those of <c>allOf</c> first, in the order of the description.</summary>
    public List<Member> Members { get; } = [];

    /// <summary>The content, where this is an envelope.</summary>
    public EnvelopeContent? Content { get; set; }

    /// <summary>The members with which alone the server may send it; null when it always sends all.</summary>
    public IReadOnlyList<string>? Partial { get; set; }

    /// <summary>C# names of the members that the convenience constructor takes; empty when there is none.</summary>
    public List<string> Constructor { get; } = [];

    /// <summary>Whether the same object often occurs many times in one response.</summary>
    public bool IsRepeated { get; } = node.Flag("x-repeated");

    /// <summary>Whether it only lends its members to others by <c>allOf</c>, and so has no C# type.</summary>
    public bool IsMixin { get; } = node.Flag("x-mixin");

    /// <summary>Whether writing it in a request is an update of a block.</summary>
    public bool IsUpdate { get; } = node.Text("x-sent") == "update";

    /// <summary>Whether it can be created but not updated.</summary>
    public bool IsCreateOnly { get; } = node.Text("x-sent") == "create";

    /// <summary>Whether a method by hand checks it before it is sent.</summary>
    public bool IsChecked { get; } = node.Flag("x-checked");

    /// <summary>Whether a method by hand completes what was read.</summary>
    public bool IsCompletedByHand { get; } = node.Flag("x-after-read");

    /// <summary>Kinds of its content that Notion returns but does not take.</summary>
    public List<UnionCase> Kept { get; } = [];

    /// <summary>Its place among the payloads of a tagged union, where it is one.</summary>
    public UnionCase? Case { get; set; }

    /// <summary>The union of whole objects it is a branch of, where there is one.</summary>
    public ObjectUnionSchema? Union { get; set; }
}
