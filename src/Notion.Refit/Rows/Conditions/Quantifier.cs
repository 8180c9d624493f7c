namespace Notion.Refit.Rows.Conditions;

/// <summary>The share of the values of a rollup that must meet a condition.</summary>
internal enum Quantifier
{
    /// <summary>At least one.</summary>
    Any,

    /// <summary>All, and there is at least one.</summary>
    Every,

    /// <summary>None; also met by an empty rollup.</summary>
    None,
}
