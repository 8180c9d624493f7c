using Notion.Refit.Generator.Loading;

namespace Notion.Refit.Generator.Model;

/// <summary>A member of an object.</summary>
internal sealed record Member
{
    /// <summary>The name on the wire.</summary>
    public required string Name { get; init; }

    public required string CSharpName { get; init; }

    public required TypeRef Type { get; init; }

    public required string Description { get; init; }

    public required SourceLocation Location { get; init; }

    /// <summary>Always present in responses.</summary>
    public bool Required { get; init; }

    /// <summary>Absent, null and a value mean three things.</summary>
    public bool ThreeState { get; init; }

    /// <summary>The constant text or flag; null when it may vary.</summary>
    public ScalarNode? Constant { get; init; }

    /// <summary>The value of an optional member when it is absent; null when it has none.</summary>
    public ScalarNode? Default { get; init; }

    /// <summary>Set only by the server.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>Exists only in requests.</summary>
    public bool WriteOnly { get; init; }

    public bool Deprecated { get; init; }

    /// <summary>Declared by the union that the object is a branch of.</summary>
    public bool Inherited { get; init; }

    /// <summary>The condition under which a request carries it.</summary>
    public SentWhen Sent { get; init; }

    /// <summary>Kinds of its value that Notion returns but does not take: a new object cannot have them, an update leaves them out.</summary>
    public IReadOnlyList<UnionCase> Kept { get; init; } = [];

    /// <summary>The way equality compares it.</summary>
    public Comparison Comparison { get; init; }

    /// <summary>A token or secret, which no text made of the object may show.</summary>
    public bool Secret { get; init; }
}
