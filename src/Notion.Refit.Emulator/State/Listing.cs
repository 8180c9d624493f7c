namespace Notion.Refit.Emulator.State;

/// <summary>An ordered list that requests page through, with the place of each entry.</summary>
/// <param name="nodes">The entries in order.</param>
/// <param name="isCapped">Whether there are more than a list returns.</param>
internal sealed class Listing(IReadOnlyList<StoredNode> nodes, bool isCapped = false)
{
    private readonly Lazy<Dictionary<Guid, int>> _places = new(() =>
    {
        var places = new Dictionary<Guid, int>(nodes.Count);
        for (int i = 0; i < nodes.Count; i++)
            places.Add(nodes[i].Id, i);
        return places;
    });

    public IReadOnlyList<StoredNode> Nodes => nodes;

    /// <summary>Whether there are more entries than a list returns.</summary>
    public bool IsCapped => isCapped;

    /// <summary>Returns the index of an entry; null when it is not in the list.</summary>
    public int? IndexOf(Guid id) => _places.Value.TryGetValue(id, out int place) ? place : null;
}
