using Notion.Refit.Emulator.State;
using Notion.Refit.Emulator.Tables.Values;

namespace Notion.Refit.Emulator.Formulas;

/// <summary>Computes a formula for one row.</summary>
internal sealed class FormulaInterpreter(StoredPage page, ValueReader reader, DateTimeOffset now)
{
    /// <summary>The moment of the request, to the minute.</summary>
    public DateTimeOffset Now { get; } = new(now.UtcTicks - (now.UtcTicks % TimeSpan.TicksPerMinute), TimeSpan.Zero);

    /// <exception cref="FormulaException">The formula cannot be computed.</exception>
    public FormulaOperand Compute(FormulaNode node) => node switch
    {
        FormulaNode.Number number => new FormulaOperand.Number(number.Value),
        FormulaNode.Text text => new FormulaOperand.Text(text.Value),
        FormulaNode.Truth truth => new FormulaOperand.Truth(truth.Value),
        FormulaNode.Reference reference => Read(reference.PropertyId),
        FormulaNode.Unary unary => Compute(unary),
        FormulaNode.Binary binary => Compute(binary),
        FormulaNode.Conditional conditional => Compute(FormulaConversions.ToTruth(Compute(conditional.Condition)) ? conditional.Then : conditional.Else),
        FormulaNode.Call call => FormulaFunctions.Call(call.Name, call.Arguments, this),
        _ => throw new FormulaException("There is nothing to compute."),
    };

    private FormulaOperand Read(string propertyId) =>
        page.DataSource?.Properties.GetValueOrDefault(propertyId) is { } property
            ? FormulaInputs.Of(reader.Read(page, property), reader)
            : throw new FormulaException("The property does not exist any more.");

    private FormulaOperand Compute(FormulaNode.Unary unary)
    {
        FormulaOperand operand = Compute(unary.Operand);
        return unary.Operator switch
        {
            "-" => new FormulaOperand.Number(-FormulaConversions.ToOperand(operand)),
            "+" => new FormulaOperand.Number(FormulaConversions.ToNumber(operand)),
            _ => new FormulaOperand.Truth(!FormulaConversions.ToTruth(operand)),
        };
    }

    private FormulaOperand Compute(FormulaNode.Binary binary)
    {
        FormulaOperand left = Compute(binary.Left);

        // The right side is not looked at when the left one decides.
        switch (binary.Operator)
        {
            case "and" or "&&":
                return new FormulaOperand.Truth(FormulaConversions.ToTruth(left) && FormulaConversions.ToTruth(Compute(binary.Right)));
            case "or" or "||":
                return new FormulaOperand.Truth(FormulaConversions.ToTruth(left) || FormulaConversions.ToTruth(Compute(binary.Right)));
        }

        FormulaOperand right = Compute(binary.Right);
        return binary.Operator switch
        {
            "+" when left is not FormulaOperand.Number and not FormulaOperand.Truth || right is not FormulaOperand.Number and not FormulaOperand.Truth =>
                new FormulaOperand.Text(FormulaConversions.ToText(left) + FormulaConversions.ToText(right)),
            "+" => Calculate((a, b) => a + b),
            "-" => Calculate((a, b) => a - b),
            "*" => Calculate((a, b) => a * b),
            "/" => Calculate((a, b) => a / b),
            "%" => Calculate((a, b) => a % b),
            "^" => Calculate(Math.Pow),
            "==" => new FormulaOperand.Truth(FormulaConversions.AreEqual(left, right)),
            "!=" => new FormulaOperand.Truth(!FormulaConversions.AreEqual(left, right)),
            "<" => new FormulaOperand.Truth(FormulaConversions.Compare(left, right) < 0),
            ">" => new FormulaOperand.Truth(FormulaConversions.Compare(left, right) > 0),
            "<=" => new FormulaOperand.Truth(FormulaConversions.Compare(left, right) <= 0),
            ">=" => new FormulaOperand.Truth(FormulaConversions.Compare(left, right) >= 0),
            _ => throw new FormulaException($"There is no operator {binary.Operator}."),
        };

        FormulaOperand.Number Calculate(Func<double, double, double> calculate) =>
            new(calculate(FormulaConversions.ToOperand(left), FormulaConversions.ToOperand(right)));
    }
}
