using Notion.Refit.Everyday.Values;
using Notion.Refit.Models;

namespace Notion.Refit;

/// <summary>A date found among the values that the rows of a data source have in one property.</summary>
/// <remarks>
/// Days and times are compared as Notion sorts them: a day is midnight, times without a zone, or of one that this machine does not know, are UTC. Made by <see cref="Aggregate.Earliest"/> and
/// <see cref="Aggregate.Latest"/>.
/// </remarks>
public sealed class DateAggregate
{
    private readonly bool _isLatest;

    internal DateAggregate(string name, string property, bool isLatest)
    {
        ArgumentException.ThrowIfNullOrEmpty(property);
        Name = name;
        Property = property;
        _isLatest = isLatest;
    }

    /// <summary>The function.</summary>
    public string Name { get; }

    /// <summary>The name or id of the property.</summary>
    public string Property { get; }

    /// <summary>Returns function and property.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{Name}({Property})";

    /// <summary>Whether a value is of a kind that has a date.</summary>
    internal static bool IsDate(PropertyValue value) => PlainValue.TryDate(value, out _) || PlainValue.TryTimestamp(value, out _);

    /// <summary>Finds the date.</summary>
    internal async Task<NotionDateTime?> ComputeAsync(IAsyncEnumerable<Page> rows)
    {
        (NotionDateTime Date, DateTimeOffset Instant)? best = null;
        await foreach (Page row in rows.ConfigureAwait(false))
        {
            (string name, Property property) = row.Properties.Find(Property);
            if (!IsDate(property.Value))
                throw new NotionPropertyException(name, "date", PlainValue.KindOf(property.Value));
            if (ValueOf(property.Value) is not { } value)
                continue;
            if (best is not { } found || (_isLatest ? value.Instant > found.Instant : value.Instant < found.Instant))
                best = value;
        }

        return best?.Date;
    }

    private (NotionDateTime Date, DateTimeOffset Instant)? ValueOf(PropertyValue value)
    {
        if (PlainValue.TryTimestamp(value, out DateTimeOffset? time))
            return time is { } instant ? (instant, instant) : null;
        if (!PlainValue.TryDate(value, out NotionDate? date) || date is null)
            return null;
        NotionDateTime end = _isLatest ? date.End ?? date.Start : date.Start;
        string? zone = date.TimeZone is { } name && TimeZoneInfo.TryFindSystemTimeZoneById(name, out _) ? name : null;
        return (end, end.ToInstant(zone) ?? new DateTimeOffset(end.LocalDateTime, TimeSpan.Zero));
    }
}
