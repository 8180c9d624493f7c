namespace Notion.Refit.Emulator.Formulas.Syntax;

/// <summary>A node of the syntax tree of a formula. Literals keep their source, since the API prints it again.</summary>
internal abstract record FormulaNode
{
    private FormulaNode()
    {
    }

    /// <summary>The number of nodes down to the deepest one, this one included.</summary>
    public virtual int Height => 1;

    /// <summary>The operands, items or arguments.</summary>
    public virtual IReadOnlyList<FormulaNode> Children => [];

    /// <summary>A number.</summary>
    /// <param name="Value">The number.</param>
    /// <param name="Source">The number as it was written.</param>
    public sealed record Number(double Value, string Source) : FormulaNode;

    /// <summary>A text.</summary>
    /// <param name="Value">The text.</param>
    /// <param name="Source">The text as it was written, in quotes.</param>
    public sealed record Text(string Value, string Source) : FormulaNode;

    /// <summary><c>true</c> or <c>false</c>.</summary>
    public sealed record Truth(bool Value) : FormulaNode;

    /// <summary>A variable, <c>current</c>, <c>index</c>, or one of the constants <c>pi</c> and <c>e</c>.</summary>
    public sealed record Name(string Value) : FormulaNode;

    /// <summary>The value of a property of the row.</summary>
    /// <param name="PropertyId">The decoded id.</param>
    /// <param name="Source">The stored form, with the ids of property, data source and workspace.</param>
    public sealed record Reference(string PropertyId, string Source) : FormulaNode;

    /// <summary>The value of a property of another page: <c>current.prop("Cost")</c>.</summary>
    /// <param name="Page">The page.</param>
    /// <param name="Property">The name in quotes; the stored form once the property is known.</param>
    public sealed record PageProperty(FormulaNode Page, FormulaNode Property) : FormulaNode
    {
        public override int Height { get; } = 1 + Page.Height;

        public override IReadOnlyList<FormulaNode> Children => [Page];
    }

    /// <summary><c>[1, 2, 3]</c></summary>
    public sealed record ListOf(IReadOnlyList<FormulaNode> Items) : FormulaNode
    {
        public override int Height { get; } = HeightAbove(Items);

        public override IReadOnlyList<FormulaNode> Children => Items;

        public bool Equals(ListOf? other) => other is not null && Items.SequenceEqual(other.Items);

        public override int GetHashCode() => Items.Count;
    }

    /// <summary>A function call. Called with a dot, the value before the dot is the first argument.</summary>
    public sealed record Call(string Function, IReadOnlyList<FormulaNode> Arguments, bool IsMethod) : FormulaNode
    {
        public override int Height { get; } = HeightAbove(Arguments);

        public override IReadOnlyList<FormulaNode> Children => Arguments;

        public bool Equals(Call? other) =>
            other is not null && IsMethod == other.IsMethod && string.Equals(Function, other.Function, StringComparison.Ordinal) && Arguments.SequenceEqual(other.Arguments);

        public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Function);
    }

    /// <summary>An operator between two operands.</summary>
    public sealed record Binary(string Operator, FormulaNode Left, FormulaNode Right) : FormulaNode
    {
        /// <summary>Whether <c>+</c> joins texts, which the types of its operands decide.</summary>
        public bool JoinsTexts { get; init; }

        public override int Height { get; } = 1 + Math.Max(Left.Height, Right.Height);

        public override IReadOnlyList<FormulaNode> Children => [Left, Right];
    }

    /// <summary>An operator before an operand.</summary>
    public sealed record Unary(string Operator, FormulaNode Operand) : FormulaNode
    {
        public override int Height { get; } = 1 + Operand.Height;

        public override IReadOnlyList<FormulaNode> Children => [Operand];
    }

    /// <summary><c>condition ? one : other</c></summary>
    public sealed record Conditional(FormulaNode Condition, FormulaNode Then, FormulaNode Else) : FormulaNode
    {
        public override int Height { get; } = 1 + Math.Max(Condition.Height, Math.Max(Then.Height, Else.Height));

        public override IReadOnlyList<FormulaNode> Children => [Condition, Then, Else];
    }

    private static int HeightAbove(IReadOnlyList<FormulaNode> children)
    {
        int height = 0;
        foreach (FormulaNode child in children)
            height = Math.Max(height, child.Height);
        return height + 1;
    }
}
