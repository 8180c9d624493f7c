using Notion.Refit.Emulator.Dates;

namespace Notion.Refit.Emulator.Tables.Queries;

/// <summary>The value of a property of a row, as filters and sorts see it.</summary>
/// <remarks>The simple ones can be filled anew: a scan of many rows makes no cell for each.</remarks>
internal abstract record Cell
{
    private Cell()
    {
    }

    /// <summary>Whether there is no value.</summary>
    public abstract bool IsEmpty { get; }

    /// <summary>A title, text, address, e-mail address, phone number or the name of a place.</summary>
    public sealed record Text(string Value) : Cell
    {
        public string Value { get; set; } = Value;

        public override bool IsEmpty => Value.Length == 0;
    }

    /// <summary>A number or a unique id.</summary>
    public sealed record Number(double? Value) : Cell
    {
        public double? Value { get; set; } = Value;

        public override bool IsEmpty => Value is null;
    }

    public sealed record Checkbox(bool Checked) : Cell
    {
        public override bool IsEmpty => false;
    }

    /// <summary>A date, a time, or a range of either; null when there is none.</summary>
    public sealed record Date(CellDate? Start, CellDate? End = null) : Cell
    {
        public CellDate? Start { get; set; } = Start;

        public CellDate? End { get; set; } = End;

        public override bool IsEmpty => Start is null;
    }

    /// <summary>Chosen options of a select, status or multi-select.</summary>
    public sealed record Choice(List<CellOption> Options) : Cell
    {
        public override bool IsEmpty => Options.Count == 0;
    }

    /// <summary>People or related pages, by id, with the names that sorting goes by.</summary>
    public sealed record References(IReadOnlyList<Guid> Ids, IReadOnlyList<string> Names) : Cell
    {
        public override bool IsEmpty => Ids.Count == 0;
    }

    public sealed record Files(IReadOnlyList<string> Names) : Cell
    {
        public override bool IsEmpty => Names.Count == 0;
    }

    public sealed record Verification(string State) : Cell
    {
        public override bool IsEmpty => string.Equals(State, "unverified", StringComparison.Ordinal);
    }

    /// <summary>A rollup that shows the values one by one.</summary>
    public sealed record Array(IReadOnlyList<Cell> Values) : Cell
    {
        public override bool IsEmpty => Values.Count == 0;
    }

    /// <summary>A property without a value: a button, a result that cannot be represented.</summary>
    public sealed record Nothing : Cell
    {
        public override bool IsEmpty => true;
    }
}
