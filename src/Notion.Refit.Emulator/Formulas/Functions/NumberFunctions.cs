using Notion.Refit.Emulator.Formulas.Evaluation;

namespace Notion.Refit.Emulator.Formulas.Functions;

/// <summary>Functions of numbers. Results that are not finite have no value.</summary>
internal static class NumberFunctions
{
    private const int MostPlaces = 15;

    public static FormulaFunction[] All { get; } =
    [
        Of("abs(number: number): number", "The number without its sign.", Math.Abs),
        Of("ceil(number: number): number", "The next whole number up.", Math.Ceiling),
        Of("floor(number: number): number", "The next whole number down.", Math.Floor),
        new("round(number: number, places?: number): number", "The nearest number with so many places; halves go up.", Round),
        Of("sqrt(number: number): number", "The square root.", Math.Sqrt),
        Of("cbrt(number: number): number", "The cube root.", CubeRoot),
        Of("exp(number: number): number", "The power of e.", Math.Exp),
        Of("ln(number: number): number", "The natural logarithm.", Math.Log),
        Of("log10(number: number): number", "The logarithm to the base 10.", Math.Log10),
        Of("log2(number: number): number", "The logarithm to the base 2.", Math.Log2),
        Of("sign(number: number): number", "1, 0 or -1.", static number => number > 0 ? 1 : number < 0 ? -1 : 0),
        OfTwo("add(left: number, right: number): number", "The sum.", static (left, right) => left + right),
        OfTwo("subtract(left: number, right: number): number", "The difference.", static (left, right) => left - right),
        OfTwo("multiply(left: number, right: number): number", "The product.", static (left, right) => left * right),
        OfTwo("divide(left: number, right: number): number", "The quotient; no value for a division by zero.", static (left, right) => left / right),
        OfTwo("mod(left: number, right: number): number", "The remainder, with the sign of the left number.", static (left, right) => left % right),
        OfTwo("pow(base: number, exponent: number): number", "The power.", Math.Pow),
        new("pi(): number", "The ratio of a circle's circumference to its diameter.", _ => FormulaOperand.Of(Math.PI)),
        new("e(): number", "The base of the natural logarithm.", _ => FormulaOperand.Of(Math.E)),
        Combine("min(…values: number | list<number>): number", "The smallest number.", static numbers => numbers.Count == 0 ? null : numbers.Min()),
        Combine("max(…values: number | list<number>): number", "The greatest number.", static numbers => numbers.Count == 0 ? null : numbers.Max()),
        Combine("sum(…values: number | list<number>): number", "The sum; 0 of no numbers.", static numbers => numbers.Sum()),
        Combine("mean(…values: number | list<number>): number", "The arithmetic mean.", static numbers => numbers.Count == 0 ? null : numbers.Average()),
        Combine("median(…values: number | list<number>): number", "The number in the middle, or the mean of the two in the middle.", Median),
    ];

    private static FormulaFunction Of(string signature, string summary, Func<double, double> compute) =>
        new(signature, summary, call => FormulaOperand.Of(compute(call.Number(0))));

    private static FormulaFunction OfTwo(string signature, string summary, Func<double, double, double> compute) =>
        new(signature, summary, call => FormulaOperand.Of(compute(call.Number(0), call.Number(1))));

    // Numbers and lists of numbers, mixed. What has no value does not count.
    private static FormulaFunction Combine(string signature, string summary, Func<List<double>, double?> compute) => new(signature, summary, call =>
    {
        List<double> numbers = [];
        foreach (FormulaOperand value in call.Values)
        {
            foreach (FormulaOperand item in value is FormulaOperand.Many list ? list.Items : [value])
            {
                if (FormulaConversions.ToNumber(item) is { } number)
                    numbers.Add(number);
            }
        }

        return call.Run.Spend(numbers.Count) ? FormulaOperand.Of(compute(numbers)) : FormulaOperand.Failure;
    });

    // The platform's function may miss by the last digit where the root is a whole number.
    private static double CubeRoot(double number)
    {
        double root = Math.Cbrt(number);
        double whole = Math.Round(root);
        return whole * whole * whole == number ? whole : root;
    }

    private static double? Median(List<double> numbers)
    {
        numbers.Sort();
        int middle = numbers.Count / 2;
        return numbers.Count == 0 ? null : numbers.Count % 2 == 1 ? numbers[middle] : (numbers[middle - 1] + numbers[middle]) / 2;
    }

    private static FormulaOperand Round(FormulaCall call)
    {
        double factor = Math.Pow(10, Math.Clamp(Math.Truncate(call.Number(1, missing: 0)), -MostPlaces, MostPlaces));
        double scaled = call.Number(0) * factor;

        // Beyond the range in which numbers have places there is nothing to round.
        return FormulaOperand.Of(double.IsFinite(scaled) ? Math.Floor(scaled + 0.5) / factor : call.Number(0));
    }
}
