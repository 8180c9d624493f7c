using Notion.Refit.Json;
using Notion.Refit.Models;

namespace Notion.Refit.Rows.Binding;

/// <summary>Sorts the properties of pages into the slots of a row type.</summary>
/// <remarks>
/// Pages of one query list their properties in the same order. The order of the last page is remembered and only verified, so that there is
/// neither a search nor a hash for a value.
/// </remarks>
internal sealed class SlotMap(BoundColumn[] columns)
{
    private const int None = -1;

    // The slot after another one that has the same column.
    private readonly int[] _next = [.. columns.Select((column, slot) => Array.FindIndex(columns, slot + 1, other => other.Id.Equals(column.Id)))];

    // The first slot of the n-th property of the page seen last. Replaced as a whole; a lost update costs time only.
    private int[] _order = [];

    /// <summary>Returns the properties of a page by slot; null where the page does not have the property.</summary>
    public Property?[] Sort(PropertyMap<Property> properties)
    {
        var sorted = new Property?[columns.Length];
        int[] order = Volatile.Read(ref _order);
        if (order.Length != properties.Count || !TrySort(properties, order, sorted))
        {
            order = Learn(properties);
            Volatile.Write(ref _order, order);
            Array.Clear(sorted);
            TrySort(properties, order, sorted);
        }

        return sorted;
    }

    private bool TrySort(PropertyMap<Property> properties, int[] order, Property?[] sorted)
    {
        int found = 0;
        int index = 0;
        foreach (KeyValuePair<string, Property> entry in properties)
        {
            for (int slot = order[index++]; slot != None; slot = _next[slot])
            {
                if (!columns[slot].Id.Equals(entry.Value.Id))
                    return false;
                sorted[slot] = entry.Value;
                found++;
            }
        }

        return found == columns.Length;
    }

    private int[] Learn(PropertyMap<Property> properties)
    {
        var order = new int[properties.Count];
        int index = 0;
        foreach (KeyValuePair<string, Property> entry in properties)
            order[index++] = Array.FindIndex(columns, column => column.Id.Equals(entry.Value.Id));
        return order;
    }
}
