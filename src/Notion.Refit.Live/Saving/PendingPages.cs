using Notion.Refit.Models;

namespace Notion.Refit.Live.Saving;

/// <summary>The pages that a relation is to lead to. New ones get their id when they are created.</summary>
internal sealed class PendingPages(IReadOnlyList<LivePage> pages)
{
    public IReadOnlyList<LivePage> Pages { get; } = pages;

    /// <summary>Returns the value without the pages that do not exist yet.</summary>
    public RelationValue ToValue() => new([.. Pages.Where(page => !page.IsNew).Select(page => new PageReference(page.Id))]);

    public bool IsSame(PendingPages other) => Pages.ToHashSet().SetEquals(other.Pages);

    public bool IsSame(RelationValue value) =>
        !value.IsIncomplete && Pages.All(page => !page.IsNew) && Pages.Select(page => page.Id).ToHashSet().SetEquals(value.Pages.Select(page => page.Id));
}
