using Notion.Refit.Emulator.State;

namespace Notion.Refit.Emulator.Formulas.Evaluation;

/// <summary>The value of a part of a formula.</summary>
internal abstract record FormulaOperand
{
    private FormulaOperand()
    {
    }

    /// <summary>No value: a property without one, <c>empty()</c>, a division by zero. It is not zero, and not a text without letters.</summary>
    public static FormulaOperand Empty { get; } = new Missing();

    /// <summary>A value that cannot be computed, and makes everything that uses it fail, even <c>empty(…)</c>.</summary>
    public static FormulaOperand Failure { get; } = new Failed();

    public static FormulaOperand True { get; } = new Truth(true);

    public static FormulaOperand False { get; } = new Truth(false);

    /// <summary>A number; no value for what is not finite.</summary>
    public static FormulaOperand Of(double? value) => value is { } number && double.IsFinite(number) ? new Number(number) : Empty;

    public static FormulaOperand Of(bool value) => value ? True : False;

    public static FormulaOperand Of(string value) => new Text(value);

    public static FormulaOperand Of(FormulaMoment? value) => value is { } moment ? new Date(moment, End: null) : Empty;

    public sealed record Text(string Value) : FormulaOperand;

    public sealed record Number(double Value) : FormulaOperand;

    public sealed record Truth(bool Value) : FormulaOperand;

    /// <summary>A day, a moment, or a range of either.</summary>
    public sealed record Date(FormulaMoment Start, FormulaMoment? End) : FormulaOperand;

    public sealed record Person(Guid Id, string Name, string? Email) : FormulaOperand;

    /// <summary>A page with its title.</summary>
    public sealed record Page(StoredPage Value, string Title) : FormulaOperand
    {
        public bool Equals(Page? other) => other is not null && Value == other.Value;

        public override int GetHashCode() => Value.Id.GetHashCode();
    }

    /// <summary>A list. Made by <see cref="FormulaRun.ListOf"/>, which keeps lists small.</summary>
    /// <param name="Items">The items; empty ones are <see cref="Empty"/>.</param>
    /// <param name="Size">The number of items of all levels.</param>
    public sealed record Many(IReadOnlyList<FormulaOperand> Items, long Size) : FormulaOperand
    {
        public bool Equals(Many? other) => other is not null && Size == other.Size && Items.SequenceEqual(other.Items);

        public override int GetHashCode()
        {
            var hash = default(HashCode);
            foreach (FormulaOperand item in Items)
                hash.Add(item);
            return hash.ToHashCode();
        }
    }

    private sealed record Missing : FormulaOperand;

    private sealed record Failed : FormulaOperand;
}
