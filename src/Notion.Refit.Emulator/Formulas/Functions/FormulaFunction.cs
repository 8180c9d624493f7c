using Notion.Refit.Emulator.Formulas.Typing;

namespace Notion.Refit.Emulator.Formulas.Functions;

/// <summary>A function of the language: its types, which the checker and the documentation read, and how it is computed.</summary>
/// <param name="signature">The types, as <see cref="FormulaSignature"/> reads them.</param>
/// <param name="summary">A sentence for the documentation.</param>
/// <param name="body">Computes a call. Arguments have values that fit the types, or none; no argument has failed.</param>
internal sealed class FormulaFunction(string signature, string summary, FormulaBody body)
{
    public FormulaSignature Signature { get; } = FormulaSignature.Parse(signature);

    public string Summary { get; } = summary;

    public FormulaBody Body { get; } = body;

    /// <summary>Whether the body computes the arguments itself: only those that it needs.</summary>
    public bool IsLazy { get; init; }

    /// <summary>Whether it is the function of an operator of arithmetic or comparison.</summary>
    public bool IsOperator => Signature.Name is "add" or "subtract" or "multiply" or "divide" or "mod" or "pow" or "equal" or "unequal";

    /// <summary>Computes the type of the result from those of the arguments, where the signature does not say it.</summary>
    public Func<IReadOnlyList<FormulaType>, FormulaType>? ResultType { get; init; }

    /// <summary>Whether a number of arguments is right, where the signature allows more.</summary>
    public Func<int, bool>? Count { get; init; }

    /// <summary>Whether the function can be called with a number of arguments.</summary>
    public bool Takes(int count) => count >= Signature.Fewest && count <= Signature.Most && Count?.Invoke(count) is not false;

    /// <summary>Whether an argument is the name of a variable, whose value is the next argument.</summary>
    public bool IsVariable(int argument, int count) =>
        Signature.ParameterOf(argument).Kind == FormulaParameterKind.Variable && argument < count - 1 && argument % 2 == 0;

    /// <summary>The type of the result.</summary>
    /// <param name="arguments">The types of the arguments.</param>
    /// <param name="item">The type of the items of the list among them.</param>
    public FormulaType TypeOf(IReadOnlyList<FormulaType> arguments, FormulaType item) => ResultType?.Invoke(arguments) ?? Signature.Result switch
    {
        "text" => FormulaType.Text,
        "number" => FormulaType.Number,
        "boolean" => FormulaType.Truth,
        "date" => FormulaType.Date,
        "T" => item,
        "list<T>" => new FormulaType.ListOf(item),
        "list<text>" => new FormulaType.ListOf(FormulaType.Text),
        "list<U>" => new FormulaType.ListOf(arguments[^1]),
        _ => FormulaType.Dynamic,
    };
}
