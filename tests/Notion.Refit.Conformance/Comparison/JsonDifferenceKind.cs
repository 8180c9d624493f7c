namespace Notion.Refit.Conformance.Comparison;

/// <summary>How two JSON documents differ at a place.</summary>
internal enum JsonDifferenceKind
{
    /// <summary>The values differ.</summary>
    Value,

    /// <summary>The original has a member or an item that the other one lacks.</summary>
    Missing,

    /// <summary>The other one has a member or an item that the original lacks.</summary>
    Added,
}
