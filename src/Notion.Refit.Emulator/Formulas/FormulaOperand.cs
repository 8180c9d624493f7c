using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Formulas;

/// <summary>What a part of a formula comes to.</summary>
internal abstract record FormulaOperand
{
    private FormulaOperand()
    {
    }

    /// <summary>Whether it counts as empty: no value, no text, zero, nothing in it.</summary>
    public abstract bool IsEmpty { get; }

    public sealed record Text(string Value) : FormulaOperand
    {
        public override bool IsEmpty => Value.Length == 0;
    }

    public sealed record Number(double? Value) : FormulaOperand
    {
        public override bool IsEmpty => Value is null or 0;
    }

    public sealed record Truth(bool Value) : FormulaOperand
    {
        public override bool IsEmpty => !Value;
    }

    /// <summary>A day, a moment, or a range of either.</summary>
    public sealed record Date(NotionDate? Value) : FormulaOperand
    {
        public override bool IsEmpty => Value is null;

        /// <summary>The begin, with the offset it is told in; midnight UTC for a day.</summary>
        public DateTimeOffset? Start => Value?.Start switch
        {
            null => null,
            { Instant: { } instant } => instant,
            { } day => new DateTimeOffset(day.Date, TimeOnly.MinValue, TimeSpan.Zero),
        };
    }

    public sealed record Many(IReadOnlyList<FormulaOperand> Items) : FormulaOperand
    {
        public override bool IsEmpty => Items.Count == 0;
    }
}
