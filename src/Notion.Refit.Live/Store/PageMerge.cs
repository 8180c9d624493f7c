using Notion.Refit.Json;
using Notion.Refit.Models;

namespace Notion.Refit.Live.Store;

/// <summary>Combines the properties of a page that were read with those that are known, each by the place of its request.</summary>
internal static class PageMerge
{
    /// <summary>Returns the properties to keep, with the places of their requests.</summary>
    /// <param name="old">The snapshot.</param>
    /// <param name="known">What is known of the page.</param>
    /// <param name="read">The response.</param>
    /// <param name="number">The place of its request.</param>
    /// <param name="isWhole">Whether the response has all properties.</param>
    public static (PropertyMap<Property> Properties, Dictionary<PropertyId, long>? Tickets, long PropertiesTicket) Of(
        Page old, KnownParent known, Page read, long number, bool isWhole)
    {
        if (isWhole && known.PropertyTickets is null)
            return number >= known.PropertiesTicket ? (Newer(old.Properties, read.Properties), null, number) : (old.Properties, null, known.PropertiesTicket);
        if (read.Properties.Count == 0 && !isWhole)
            return (old.Properties, known.PropertyTickets, known.PropertiesTicket);

        var result = new PropertyMap<Property>();
        var tickets = new Dictionary<PropertyId, long>();
        var answered = new Dictionary<PropertyId, KeyValuePair<string, Property>>(read.Properties.Count);
        foreach (KeyValuePair<string, Property> property in read.Properties)
            answered[property.Value.Id] = property;

        bool isChanged = false;
        foreach ((string name, Property property) in old.Properties)
        {
            long place = known.PropertyTickets?.GetValueOrDefault(property.Id, known.PropertiesTicket) ?? known.PropertiesTicket;
            bool isAnswered = answered.Remove(property.Id, out KeyValuePair<string, Property> later);
            if (place > number || (!isAnswered && !isWhole))
            {
                result[name] = property;
                tickets[property.Id] = place;
            }
            else if (isAnswered)
            {
                Property merged = ValueMerge.Of(property, later.Value);
                isChanged |= !ReferenceEquals(merged, property) || later.Key != name;
                result[later.Key] = merged;
                tickets[property.Id] = number;
            }
            else
            {
                isChanged = true;
            }
        }

        foreach ((PropertyId id, KeyValuePair<string, Property> property) in answered)
        {
            // A response that is older than the last whole one may have a property that is gone.
            if (number < known.PropertiesTicket)
                continue;
            isChanged = true;
            result[property.Key] = property.Value;
            tickets[id] = number;
        }

        long whole = isWhole ? Math.Max(number, known.PropertiesTicket) : known.PropertiesTicket;
        return (isChanged ? result : old.Properties, tickets.Values.All(place => place == whole) ? null : tickets, whole);
    }

    private static PropertyMap<Property> Newer(PropertyMap<Property> old, PropertyMap<Property> read)
    {
        PropertyMap<Property>? result = null;
        foreach ((string name, Property property) in read)
        {
            if (!old.TryGetValue(name, out Property? known) || known.Id != property.Id)
                continue;
            Property merged = ValueMerge.Of(known, property);
            if (!ReferenceEquals(merged, property))
                (result ??= new PropertyMap<Property>(read))[name] = merged;
        }

        return result ?? read;
    }
}
