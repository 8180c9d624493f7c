using Notion.Refit.Emulator.Formulas.Evaluation;
using Notion.Refit.Emulator.Formulas.Typing;
using static Notion.Refit.Emulator.Formulas.Evaluation.FormulaConversions;

namespace Notion.Refit.Emulator.Formulas.Functions;

/// <summary>Conditions, variables, and what can be asked of any value.</summary>
internal static class LogicFunctions
{
    public static FormulaFunction[] All { get; } =
    [
        new("if(condition: any, then: any, else: any): any", "One of two values.", If)
        {
            IsLazy = true,
            ResultType = types => FormulaType.OfBranches([types[1], types[2]]),
        },
        new("ifs(condition: any, value: any, …more?: any): any", "The value after the first true condition, else the last argument, if one is left over.", Ifs)
        {
            IsLazy = true,
            ResultType = types => FormulaType.OfBranches(types.Where((_, i) => i % 2 == 1 || (i == types.Count - 1 && i % 2 == 0))),
        },
        new("let(variable: name, value: any, result: any): any", "A result in which a name has a value.", Let)
        {
            IsLazy = true,
            ResultType = types => types[^1],
        },
        new("lets(…variables: name): any", "The last argument, in which the names before have the values after them.", Let)
        {
            IsLazy = true,
            ResultType = types => types[^1],
            Count = count => count >= 3 && count % 2 == 1,
        },
        new("and(…conditions: any): boolean", "Whether all are true.", call => Decide(call, decisive: false)) { IsLazy = true },
        new("or(…conditions: any): boolean", "Whether one is true.", call => Decide(call, decisive: true)) { IsLazy = true },
        new("not(condition: any): boolean", "Whether it is false.", call => FormulaOperand.Of(!ToTruth(call[0]))),
        new("equal(left: any, right: any): boolean", "Whether two values are equal.", call => FormulaOperand.Of(call[0].Equals(call[1]))),
        new("unequal(left: any, right: any): boolean", "Whether two values differ.", call => FormulaOperand.Of(!call[0].Equals(call[1]))),
        new("empty(value?: any): any", "Whether a value is empty; without an argument the empty value.", Empty)
        {
            ResultType = types => types.Count == 0 ? FormulaType.Nothing : FormulaType.Truth,
        },
        new("format(value: any): text", "The value as a text.", call => call.Run.ToText(call[0]) is { } text ? FormulaOperand.Of(text) : FormulaOperand.Failure),
        new("toNumber(value: any): number", "The number that a text starts with; 1 or 0 for truth values; milliseconds since 1970 for dates.", call => FormulaOperand.Of(ToNumber(call[0]))),
    ];

    private static FormulaOperand If(FormulaCall call)
    {
        FormulaOperand condition = call.Compute(0);
        return ReferenceEquals(condition, FormulaOperand.Failure) ? condition : call.Compute(ToTruth(condition) ? 1 : 2);
    }

    private static FormulaOperand Ifs(FormulaCall call)
    {
        for (int i = 0; i + 1 < call.Count; i += 2)
        {
            FormulaOperand condition = call.Compute(i);
            if (ReferenceEquals(condition, FormulaOperand.Failure))
                return condition;
            if (ToTruth(condition))
                return call.Compute(i + 1);
        }

        return call.Count % 2 == 1 ? call.Compute(call.Count - 1) : FormulaOperand.Empty;
    }

    // Assumption: a variable whose value fails makes the result fail, whether the result needs it or not.
    private static FormulaOperand Let(FormulaCall call)
    {
        FormulaBinding? scope = call.Scope;
        for (int i = 0; i + 1 < call.Count; i += 2)
        {
            FormulaOperand value = call.Run.Compute(call.Node.Arguments[i + 1], scope);
            if (ReferenceEquals(value, FormulaOperand.Failure))
                return value;
            scope = new FormulaBinding(((Syntax.FormulaNode.Name)call.Node.Arguments[i]).Value, value, scope);
        }

        return call.Run.Compute(call.Node.Arguments[^1], scope);
    }

    // Conditions after the one that decides are not computed.
    private static FormulaOperand Decide(FormulaCall call, bool decisive)
    {
        for (int i = 0; i < call.Count; i++)
        {
            FormulaOperand condition = call.Compute(i);
            if (ReferenceEquals(condition, FormulaOperand.Failure))
                return condition;
            if (ToTruth(condition) == decisive)
                return FormulaOperand.Of(decisive);
        }

        return FormulaOperand.Of(!decisive);
    }

    private static FormulaOperand Empty(FormulaCall call) => call.Count == 0 ? FormulaOperand.Empty : FormulaOperand.Of(IsEmpty(call[0]));
}
