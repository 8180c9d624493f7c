namespace Notion.Refit.Live.Store;

/// <summary>The ids of the rows of a data source, in the order in which they were found.</summary>
/// <remarks>Changed under the lock of the store; readers get arrays that do not change.</remarks>
internal sealed class RowIds
{
    private readonly Dictionary<Guid, int> _places = [];
    private readonly List<Guid?> _ids = [];
    private Guid[]? _snapshot = [];

    public int Count => _places.Count;

    public bool Contains(Guid id) => _places.ContainsKey(id);

    public bool Add(Guid id)
    {
        if (!_places.TryAdd(id, _ids.Count))
            return false;
        _ids.Add(id);
        _snapshot = null;
        return true;
    }

    public bool Remove(Guid id)
    {
        if (!_places.Remove(id, out int place))
            return false;
        _ids[place] = null;
        _snapshot = null;
        if (_ids.Count > 2 * (_places.Count + 8))
            Compact();
        return true;
    }

    public Guid[] ToArray() => _snapshot ??= [.. _ids.Where(id => id is not null).Select(id => id!.Value)];

    private void Compact()
    {
        Guid[] rest = ToArray();
        _ids.Clear();
        _places.Clear();
        foreach (Guid id in rest)
        {
            _places.Add(id, _ids.Count);
            _ids.Add(id);
        }
    }
}
