using System.Runtime.CompilerServices;
using System.Text;
using Notion.Refit.Emulator.Formulas.Functions;
using Notion.Refit.Emulator.Formulas.Syntax;
using Notion.Refit.Emulator.Formulas.Typing;
using Notion.Refit.Emulator.State;

namespace Notion.Refit.Emulator.Formulas.Evaluation;

/// <summary>Computes one formula for one row.</summary>
/// <remarks>A failure is a value that passes through everything around it, except through a function that computes its argument for each item.</remarks>
internal sealed class FormulaRun(StoredPage row, FormulaComputer computer)
{
    private long _steps;

    /// <summary>The row.</summary>
    public StoredPage Row => row;

    /// <summary>The moment of the request, to the minute.</summary>
    public DateTimeOffset Now => computer.Now;

    /// <summary>The regular expressions of the request.</summary>
    public FormulaPatterns Patterns => computer.Patterns;

    /// <summary>Whether the formula needs more than it can have, or reads what cannot be computed: then it has no result at all.</summary>
    public bool IsUnsupported { get; private set; }

    /// <summary>Computes a part of the formula.</summary>
    /// <param name="node">The part.</param>
    /// <param name="scope">The names it can use.</param>
    public FormulaOperand Compute(FormulaNode node, FormulaBinding? scope)
    {
        if (!Spend(1))
            return FormulaOperand.Failure;

        // Formulas over formulas are computed within each other.
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
            return Unsupported();
        return node switch
        {
            FormulaNode.Number number => FormulaOperand.Of(number.Value),
            FormulaNode.Text text => FormulaOperand.Of(text.Value),
            FormulaNode.Truth truth => FormulaOperand.Of(truth.Value),
            FormulaNode.Name name => FormulaBinding.Find(scope, name.Value) ?? Constant(name.Value),
            FormulaNode.Reference reference => Read(row, reference.PropertyId),
            FormulaNode.PageProperty property => Read(property, scope),
            FormulaNode.ListOf list => List(list, scope),
            FormulaNode.Unary unary => FormulaArithmetic.Unary(unary.Operator, Compute(unary.Operand, scope)),
            FormulaNode.Binary binary => Binary(binary, scope),
            FormulaNode.Conditional conditional => Choose(conditional, scope),
            FormulaNode.Call call => Call(call, scope),
            _ => FormulaOperand.Failure,
        };
    }

    /// <summary>Counts steps.</summary>
    /// <returns>Whether there were enough left; otherwise the formula is not supported.</returns>
    public bool Spend(long steps)
    {
        _steps += steps;
        if (!IsUnsupported && computer.Budget.Spend(steps) && _steps <= FormulaBudget.StepsOfFormula)
            return true;
        IsUnsupported = true;
        return false;
    }

    /// <summary>Notes that the formula cannot be computed.</summary>
    public FormulaOperand Unsupported()
    {
        IsUnsupported = true;
        return FormulaOperand.Failure;
    }

    /// <summary>Makes a text; a failure when it is too long.</summary>
    public FormulaOperand TextOf(string text) =>
        text.Length <= FormulaBudget.LongestText && Spend(text.Length / FormulaBudget.LettersOfStep) ? FormulaOperand.Of(text) : FormulaOperand.Failure;

    /// <summary>Makes a list; a failure when it is too long.</summary>
    public FormulaOperand ListOf(IReadOnlyList<FormulaOperand> items)
    {
        long size = items.Count;
        foreach (FormulaOperand item in items)
            size += item is FormulaOperand.Many list ? list.Size : 0;
        return size <= FormulaBudget.LongestList && Spend(items.Count) ? new FormulaOperand.Many(items, size) : FormulaOperand.Failure;
    }

    /// <summary>The text of a value; null when it is too long.</summary>
    public string? ToText(FormulaOperand value)
    {
        if (value is FormulaOperand.Text text)
            return text.Value;
        var builder = new StringBuilder();
        return FormulaConversions.AppendText(value, builder, FormulaBudget.LongestText) && Spend(builder.Length / FormulaBudget.LettersOfStep)
            ? builder.ToString()
            : null;
    }

    private static FormulaOperand Constant(string name) => name switch
    {
        "pi" => FormulaOperand.Of(Math.PI),
        "e" => FormulaOperand.Of(Math.E),
        _ => FormulaOperand.Failure,
    };

    private FormulaOperand Read(StoredPage page, string propertyId) => computer.Read(page, propertyId) ?? Unsupported();

    private FormulaOperand Read(FormulaNode.PageProperty node, FormulaBinding? scope) => (Compute(node.Page, scope), node.Property) switch
    {
        (FormulaOperand.Page page, FormulaNode.Reference reference) => Read(page.Value, reference.PropertyId),
        (var other, _) when ReferenceEquals(other, FormulaOperand.Failure) => other,
        _ => FormulaOperand.Empty,
    };

    // A failure makes the whole list one.
    private FormulaOperand List(FormulaNode.ListOf list, FormulaBinding? scope)
    {
        var items = new FormulaOperand[list.Items.Count];
        for (int i = 0; i < items.Length; i++)
        {
            items[i] = Compute(list.Items[i], scope);
            if (ReferenceEquals(items[i], FormulaOperand.Failure))
                return FormulaOperand.Failure;
        }

        return ListOf(items);
    }

    private FormulaOperand Binary(FormulaNode.Binary binary, FormulaBinding? scope)
    {
        FormulaOperand left = Compute(binary.Left, scope);
        if (ReferenceEquals(left, FormulaOperand.Failure))
            return left;

        // The right side is not computed when the left one decides.
        bool? decisive = binary.Operator switch { "and" or "&&" => false, "or" or "||" => true, _ => null };
        if (decisive is { } value && FormulaConversions.ToTruth(left) == value)
            return FormulaOperand.Of(value);

        FormulaOperand right = Compute(binary.Right, scope);
        if (ReferenceEquals(right, FormulaOperand.Failure))
            return right;
        return decisive is null ? FormulaArithmetic.Binary(binary, left, right, this) : FormulaOperand.Of(FormulaConversions.ToTruth(right));
    }

    private FormulaOperand Choose(FormulaNode.Conditional conditional, FormulaBinding? scope)
    {
        FormulaOperand condition = Compute(conditional.Condition, scope);
        if (ReferenceEquals(condition, FormulaOperand.Failure))
            return condition;
        return Compute(FormulaConversions.ToTruth(condition) ? conditional.Then : conditional.Else, scope);
    }

    private FormulaOperand Call(FormulaNode.Call call, FormulaBinding? scope)
    {
        if (FormulaTable.Find(call.Function) is not { } function)
            return FormulaOperand.Failure;
        if (function.IsLazy)
            return function.Body(new FormulaCall(this, call, [], scope));

        var values = new FormulaOperand[call.Arguments.Count];
        for (int i = 0; i < values.Length; i++)
        {
            FormulaParameterKind kind = function.Signature.ParameterOf(i).Kind;
            if (kind == FormulaParameterKind.Each)
                continue;
            FormulaOperand value = Compute(call.Arguments[i], scope);

            // A list without a value is not a list without items.
            if (ReferenceEquals(value, FormulaOperand.Failure) || (kind == FormulaParameterKind.List && value is not FormulaOperand.Many))
                return FormulaOperand.Failure;
            if (kind == FormulaParameterKind.Text && value is not FormulaOperand.Text && !ReferenceEquals(value, FormulaOperand.Empty))
                value = ToText(value) is { } text ? FormulaOperand.Of(text) : FormulaOperand.Failure;
            if (ReferenceEquals(value, FormulaOperand.Failure))
                return value;
            values[i] = value;
        }

        return function.Body(new FormulaCall(this, call, values, scope));
    }
}
