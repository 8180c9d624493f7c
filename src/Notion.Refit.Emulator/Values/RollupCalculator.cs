using Notion.Refit.Emulator.Queries;
using Notion.Refit.Emulator.State;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Values;

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
            "count" => new RollupNumber(cells.Length),
            "count_values" => new RollupNumber(cells.Sum(CountValues)),
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
            "min" => new RollupNumber(Numbers(cells).Select(number => (double?)number).Min()),
            "max" => new RollupNumber(Numbers(cells).Select(number => (double?)number).Max()),
            "range" => new RollupNumber(Range(Numbers(cells))),
            "earliest_date" => new RollupDate(Date(Dates(cells).Select(date => (CellDate?)date).MinBy(date => date!.Value.Moment))),
            "latest_date" => new RollupDate(Date(Dates(cells).Select(date => (CellDate?)date).MaxBy(date => date!.Value.Moment))),
            "date_range" => new RollupDate(DateRange(Dates(cells))),

            // The API does not tell these: show_unique, unique, median, count_per_group, percent_per_group.
            _ => new RollupUnsupported(),
        };
    }

    private static int CountValues(Cell cell) => cell switch
    {
        Cell.Choice choice => choice.Options.Count,
        Cell.References references => references.Ids.Count,
        Cell.Files files => files.Names.Count,
        Cell.Array array => array.Values.Count,
        _ => cell.IsEmpty ? 0 : 1,
    };

    // Assumption: a share of nothing is nothing.
    private static double? Share(int part, int whole) => whole == 0 ? null : (double)part / whole;

    private static int CountChecked(Cell[] cells) => cells.Count(cell => cell is Cell.Checkbox { Checked: true });

    private static double[] Numbers(Cell[] cells) => [.. cells.OfType<Cell.Number>().Select(number => number.Value).OfType<double>()];

    private static double? Range(double[] numbers) => numbers.Length == 0 ? null : numbers.Max() - numbers.Min();

    // Both ends of a span count.
    private static CellDate[] Dates(Cell[] cells) =>
        [.. cells.OfType<Cell.Date>().SelectMany(date => new[] { date.Start, date.End }).OfType<CellDate>()];

    private static NotionDate? Date(CellDate? date) => date is { } given ? DateRules.Of(given, end: null) : null;

    private static NotionDate? DateRange(CellDate[] dates) =>
        dates.Length == 0 ? null : DateRules.Of(dates.MinBy(date => date.Moment), dates.MaxBy(date => date.Moment));
}
