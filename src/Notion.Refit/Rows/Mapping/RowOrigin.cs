using System.ComponentModel;
using Notion.Refit.Models;
using Notion.Refit.Rows.Binding;

namespace Notion.Refit.Rows.Mapping;

/// <summary>The page that a row was read from. For generated code.</summary>
/// <remarks>Copies of a row share it, so that an update of one of them makes the page unusable for the others.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class RowOrigin
{
    private int _isSpent;

    internal RowOrigin(Page page, RowBinding binding, Property?[] properties, bool isComplete)
    {
        Page = page;
        Binding = binding;
        Properties = properties;
        IsComplete = isComplete;
    }

    /// <summary>Gets the page.</summary>
    public Page Page { get; }

    /// <summary>Gets the columns at the time of reading.</summary>
    internal RowBinding Binding { get; }

    /// <summary>Gets the properties by slot.</summary>
    internal Property?[] Properties { get; }

    /// <summary>Gets whether values that Notion cuts were completed.</summary>
    internal bool IsComplete { get; }

    /// <summary>Gets whether the page is not in Notion yet: a row that was read from it has no page.</summary>
    internal bool IsNew { get; init; }

    /// <summary>Gets the number of changes that the reader had made to the page before, for layers that keep pages.</summary>
    internal long Moment { get; init; }

    /// <summary>Gets whether the page was updated since.</summary>
    internal bool IsSpent => Volatile.Read(ref _isSpent) != 0;

    internal void Spend() => Volatile.Write(ref _isSpent, 1);
}
