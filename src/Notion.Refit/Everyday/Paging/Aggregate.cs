using Notion.Refit.Everyday.Values;
using Notion.Refit.Models;

namespace Notion.Refit;

/// <summary>A number computed from the values that the rows of a data source have in one property.</summary>
public sealed class Aggregate
{
    private readonly Func<State, decimal?> _result;

    private Aggregate(string name, string property, Func<State, decimal?> result)
    {
        ArgumentException.ThrowIfNullOrEmpty(property);
        Name = name;
        Property = property;
        _result = result;
    }

    /// <summary>The function.</summary>
    public string Name { get; }

    /// <summary>The name or id of the property.</summary>
    public string Property { get; }

    /// <summary>The sum of the numbers; 0 when there are none.</summary>
    /// <param name="property">The name or id of a number property, or of a formula or rollup with a number result.</param>
    /// <returns>The aggregate.</returns>
    public static Aggregate Sum(string property) => new("sum", property, state => state.Sum);

    /// <summary>The average of the numbers; null when there are none.</summary>
    /// <param name="property">The name or id of a number property, or of a formula or rollup with a number result.</param>
    /// <returns>The aggregate.</returns>
    public static Aggregate Average(string property) => new("average", property, state => state.Numbers == 0 ? null : state.Sum / state.Numbers);

    /// <summary>The smallest number; null when there are none.</summary>
    /// <param name="property">The name or id of a number property, or of a formula or rollup with a number result.</param>
    /// <returns>The aggregate.</returns>
    public static Aggregate Min(string property) => new("min", property, state => state.Min);

    /// <summary>The largest number; null when there are none.</summary>
    /// <param name="property">The name or id of a number property, or of a formula or rollup with a number result.</param>
    /// <returns>The aggregate.</returns>
    public static Aggregate Max(string property) => new("max", property, state => state.Max);

    /// <summary>The earliest date, as the rollup function of Notion: of ranges, the start counts. Null when there are none.</summary>
    /// <param name="property">The name or id of a date, created or last edited time, or of a formula or rollup with a date result.</param>
    /// <returns>The aggregate.</returns>
    public static DateAggregate Earliest(string property) => new("earliest", property, isLatest: false);

    /// <summary>The latest date, as the rollup function of Notion: of ranges, the end counts. Null when there are none.</summary>
    /// <param name="property">The name or id of a date, created or last edited time, or of a formula or rollup with a date result.</param>
    /// <returns>The aggregate.</returns>
    public static DateAggregate Latest(string property) => new("latest", property, isLatest: true);

    /// <summary>The number of rows that have a value.</summary>
    /// <param name="property">The name or id of a property of any kind. A checkbox counts when it is checked.</param>
    /// <returns>The aggregate.</returns>
    public static Aggregate Count(string property) => new("count", property, state => state.Values);

    /// <summary>Returns function and property.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{Name}({Property})";

    /// <summary>Computes the number.</summary>
    internal async Task<decimal?> ComputeAsync(IAsyncEnumerable<Page> rows)
    {
        var state = new State();
        await foreach (Page row in rows.ConfigureAwait(false))
        {
            (string name, Property property) = row.Properties.Find(Property);
            if (Name == "count")
                state.Values += IsEmpty(property.Value) ? 0 : 1;
            else if (!PlainValue.TryNumber(property.Value, out decimal? number))
                throw new NotionPropertyException(name, "number", PlainValue.KindOf(property.Value), Advice(property.Value));
            else if (number is { } value)
                state.Add(value);
        }

        return _result(state);
    }

    private string? Advice(PropertyValue value) => DateAggregate.IsDate(value)
        ? Name is "min" or "max" ? "Use Aggregate.Earliest or Aggregate.Latest for dates." : $"Dates have no {Name}."
        : null;

    private static bool IsEmpty(PropertyValue value) => value switch
    {
        _ when PlainValue.TryText(value, out string? text) => text is null,
        _ when PlainValue.TryDouble(value, out double? number) => number is null,
        _ when PlainValue.TryCheckbox(value, out bool isChecked) => !isChecked,
        _ when PlainValue.TryDate(value, out NotionDate? date) => date is null,
        _ when PlainValue.TryTimestamp(value, out DateTimeOffset? time) => time is null,
        _ when PlainValue.TryUser(value, out User? user) => user is null,
        _ when PlainValue.TryUniqueId(value, out string? id) => id is null,
        _ when PlainValue.TryVerification(value, out Verification? verification) => verification is null || verification.State == VerificationState.Unverified,
        _ when PlainValue.TryOption(value, out string? option) => option is null,
        _ when PlainValue.TryOptions(value, out IReadOnlyList<string> options) => options.Count == 0,
        _ when PlainValue.TryPeople(value, out IReadOnlyList<UserOrGroup> people) => people.Count == 0,
        _ when PlainValue.TryRelation(value, out IReadOnlyList<PageId> pages) => pages.Count == 0,
        _ when PlainValue.TryFiles(value, out IReadOnlyList<NamedFile> files) => files.Count == 0,
        _ when PlainValue.TryUrl(value, out string? url) => url is null,
        _ when PlainValue.TryEmail(value, out string? email) => email is null,
        _ when PlainValue.TryPhoneNumber(value, out string? phone) => phone is null,
        _ when PlainValue.TryPlace(value, out Place? place) => place is null,
        _ when PlainValue.TryValues(value, out IReadOnlyList<PropertyValue> values) => values.Count == 0,
        _ => false,
    };

    private sealed class State
    {
        public decimal Sum { get; private set; }

        public int Numbers { get; private set; }

        public int Values { get; set; }

        public decimal? Min { get; private set; }

        public decimal? Max { get; private set; }

        public void Add(decimal value)
        {
            Sum += value;
            Numbers++;
            Min = Min < value ? Min : value;
            Max = Max > value ? Max : value;
        }
    }
}
