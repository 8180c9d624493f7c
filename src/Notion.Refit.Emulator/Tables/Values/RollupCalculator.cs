using System.Globalization;
using Notion.Refit.Emulator.Dates;
using Notion.Refit.Emulator.State;
using Notion.Refit.Emulator.Tables.Queries;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Tables.Values;

/// <summary>Combines the values of related pages.</summary>
internal static class RollupCalculator
{
    /// <summary>Combines values.</summary>
    /// <param name="function">How.</param>
    /// <param name="values">The value of each related page, in the order of the relation.</param>
    /// <param name="property">The property they are of.</param>
    public static RollupResult Calculate(RollupFunction function, IReadOnlyList<PropertyValue> values, StoredProperty property)
    {
        Cell[] cells = [.. values.Select(value => CellReader.Of(value, property, _ => ""))];
        int filled = cells.Count(cell => !cell.IsEmpty);
        return function.Value switch
        {
            "show_original" => new RollupArray(values),
            "show_unique" => new RollupArray(Distinct(values, cells)),
            "count" => new RollupNumber(cells.Length),
            "count_values" => new RollupNumber(cells.Sum(cell => Parts(cell).Count())),
            "unique" => new RollupNumber(cells.SelectMany(Parts).Distinct(StringComparer.Ordinal).Count()),
            "empty" => new RollupNumber(cells.Length - filled),
            "not_empty" => new RollupNumber(filled),
            "percent_empty" => new RollupNumber(Share(cells.Length - filled, cells.Length)),
            "percent_not_empty" => new RollupNumber(Share(filled, cells.Length)),
            "checked" => new RollupNumber(CountChecked(cells)),
            "unchecked" => new RollupNumber(cells.Length - CountChecked(cells)),
            "percent_checked" => new RollupNumber(Share(CountChecked(cells), cells.Length)),
            "percent_unchecked" => new RollupNumber(Share(cells.Length - CountChecked(cells), cells.Length)),
            "sum" => new RollupNumber(Numbers(cells).Sum()),
            "average" => new RollupNumber(Numbers(cells).Select(number => (double?)number).Average()),
            "median" => new RollupNumber(Median(Numbers(cells))),
            "min" => new RollupNumber(Numbers(cells).Select(number => (double?)number).Min()),
            "max" => new RollupNumber(Numbers(cells).Select(number => (double?)number).Max()),
            "range" => new RollupNumber(Range(Numbers(cells))),
            "earliest_date" => new RollupDate(Date(Dates(cells).Select(date => (CellDate?)date).MinBy(date => date!.Value.Moment))),
            "latest_date" => new RollupDate(Date(Dates(cells).Select(date => (CellDate?)date).MaxBy(date => date!.Value.Moment))),
            "date_range" => new RollupDate(DateRange(Dates(cells))),
            "count_per_group" when property.Schema is StatusSchema => new RollupNumber(CountComplete(cells, property)),
            "percent_per_group" when property.Schema is StatusSchema => new RollupNumber(Share(CountComplete(cells, property), cells.Length)),
            _ => new RollupUnsupported(),
        };
    }

    /// <summary>Whether a function is not calculated where the property is retrieved on its own: only the values are returned there.</summary>
    public static bool IsForPagesOnly(RollupFunction function) =>
        function.Value is "show_unique" or "unique" or "median" or "count_per_group" or "percent_per_group";

    // Each value of a cell that may have several, in a form in which equal ones are equal text.
    private static IEnumerable<string> Parts(Cell cell) => cell switch
    {
        { IsEmpty: true } => [],
        Cell.Text text => [text.Value],
        Cell.Number number => [number.Value!.Value.ToString("R", CultureInfo.InvariantCulture)],
        Cell.Checkbox checkbox => [checkbox.Checked ? "true" : "false"],
        Cell.Date date => [$"{date.Start}/{date.End}"],
        Cell.Choice choice => choice.Options.Select(option => option.Name),
        Cell.References references => references.Ids.Select(id => id.ToString()),
        Cell.Files files => files.Names,
        Cell.Verification verification => [verification.State],
        Cell.Array array => array.Values.SelectMany(Parts),
        _ => [],
    };

    // Assumption: equal values are returned once, pages without a value each time.
    private static PropertyValue[] Distinct(IReadOnlyList<PropertyValue> values, Cell[] cells)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return [.. values.Where((_, i) => cells[i].IsEmpty || seen.Add(string.Join('\n', Parts(cells[i]))))];
    }

    // Assumption: the API does not name the group. It is the last one, Complete, as in the databases that Notion itself offers.
    private static int CountComplete(Cell[] cells, StoredProperty status)
    {
        if (status.Schema is not StatusSchema { Groups: [.., { Name: var complete }] })
            return 0;
        return cells.Count(cell => cell is Cell.Choice { Options: [{ Group: { } group }] } && string.Equals(group, complete, StringComparison.Ordinal));
    }

    // Assumption: a share of nothing is nothing.
    private static double? Share(int part, int whole) => whole == 0 ? null : (double)part / whole;

    private static int CountChecked(Cell[] cells) => cells.Count(cell => cell is Cell.Checkbox { Checked: true });

    private static double[] Numbers(Cell[] cells) => [.. cells.OfType<Cell.Number>().Select(number => number.Value).OfType<double>()];

    private static double? Range(double[] numbers) => numbers.Length == 0 ? null : numbers.Max() - numbers.Min();

    private static double? Median(double[] numbers)
    {
        Array.Sort(numbers);
        int middle = numbers.Length / 2;
        return numbers.Length == 0 ? null : numbers.Length % 2 == 1 ? numbers[middle] : (numbers[middle - 1] + numbers[middle]) / 2;
    }

    // Both ends of a span count.
    private static CellDate[] Dates(Cell[] cells) =>
        [.. cells.OfType<Cell.Date>().SelectMany(date => new[] { date.Start, date.End }).OfType<CellDate>()];

    private static NotionDate? Date(CellDate? date) => date is { } given ? DateRules.Of(given, end: null) : null;

    private static NotionDate? DateRange(CellDate[] dates) =>
        dates.Length == 0 ? null : DateRules.Of(dates.MinBy(date => date.Moment), dates.MaxBy(date => date.Moment));
}
