namespace Notion.Refit.Emulator.Formulas;

/// <summary>A part of a formula. All parts keep how they were written, as far as the API tells it again.</summary>
internal abstract record FormulaNode
{
    private FormulaNode()
    {
    }

    /// <summary>How many parts there are from here down to the deepest one, this one too.</summary>
    public virtual int Height => 1;

    /// <summary>A number.</summary>
    /// <param name="Value">The number.</param>
    /// <param name="Source">As it was written.</param>
    public sealed record Number(double Value, string Source) : FormulaNode;

    /// <summary>A text.</summary>
    /// <param name="Value">The text.</param>
    /// <param name="Source">As it was written, in quotes.</param>
    public sealed record Text(string Value, string Source) : FormulaNode;

    /// <summary><c>true</c> or <c>false</c>.</summary>
    public sealed record Truth(bool Value) : FormulaNode;

    /// <summary>The value of a property of the row.</summary>
    /// <param name="PropertyId">The decoded id.</param>
    /// <param name="Source">The stored form, with the ids of property, data source and workspace.</param>
    public sealed record Reference(string PropertyId, string Source) : FormulaNode;

    /// <summary>A function, or a method: then what stands before the dot is the first argument.</summary>
    public sealed record Call(string Name, IReadOnlyList<FormulaNode> Arguments, bool IsMethod) : FormulaNode
    {
        public override int Height { get; } = 1 + Arguments.Select(argument => argument.Height).DefaultIfEmpty().Max();
    }

    /// <summary>An operator between two parts.</summary>
    public sealed record Binary(string Operator, FormulaNode Left, FormulaNode Right) : FormulaNode
    {
        public override int Height { get; } = 1 + Math.Max(Left.Height, Right.Height);
    }

    /// <summary>An operator before a part.</summary>
    public sealed record Unary(string Operator, FormulaNode Operand) : FormulaNode
    {
        public override int Height { get; } = 1 + Operand.Height;
    }

    /// <summary><c>condition ? one : other</c></summary>
    public sealed record Conditional(FormulaNode Condition, FormulaNode Then, FormulaNode Else) : FormulaNode
    {
        public override int Height { get; } = 1 + Math.Max(Condition.Height, Math.Max(Then.Height, Else.Height));
    }
}
