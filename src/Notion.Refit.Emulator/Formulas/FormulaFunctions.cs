using System.Globalization;
using System.Text.RegularExpressions;
using static Notion.Refit.Emulator.Formulas.FormulaConversions;

namespace Notion.Refit.Emulator.Formulas;

/// <summary>The functions that formulas may call. Called as a method, a function has what stands before the dot as its first argument.</summary>
internal static class FormulaFunctions
{
    // A formula is computed for every row of an answer, so none may take long or much.
    private static readonly TimeSpan LongestMatch = TimeSpan.FromMilliseconds(100);
    private const long LongestText = 1_000_000;

    /// <summary>Calls a function.</summary>
    /// <exception cref="FormulaException">There is no such function, or the arguments do not fit.</exception>
    public static FormulaOperand Call(string name, IReadOnlyList<FormulaNode> arguments, FormulaInterpreter row)
    {
        // These look only at the arguments that they need.
        switch (name)
        {
            case "if" when arguments.Count is 2 or 3:
                return ToTruth(row.Compute(arguments[0])) ? row.Compute(arguments[1]) : Else(arguments, 2, row);
            case "ifs" when arguments.Count >= 2:
                for (int i = 0; i + 1 < arguments.Count; i += 2)
                {
                    if (ToTruth(row.Compute(arguments[i])))
                        return row.Compute(arguments[i + 1]);
                }

                return arguments.Count % 2 == 1 ? row.Compute(arguments[^1]) : new FormulaOperand.Text("");
        }

        return Call(name, [.. arguments.Select(row.Compute)], row.Now);
    }

    private static FormulaOperand Else(IReadOnlyList<FormulaNode> arguments, int index, FormulaInterpreter row) =>
        index < arguments.Count ? row.Compute(arguments[index]) : new FormulaOperand.Text("");

    private static FormulaOperand Call(string name, FormulaOperand[] a, DateTimeOffset now) => (name, a) switch
    {
        ("empty", [var x]) => Truth(x.IsEmpty),
        ("and", _) => Truth(Array.TrueForAll(a, ToTruth)),
        ("or", _) => Truth(Array.Exists(a, ToTruth)),
        ("not", [var x]) => Truth(!ToTruth(x)),
        ("equal", [var x, var y]) => Truth(AreEqual(x, y)),
        ("unequal", [var x, var y]) => Truth(!AreEqual(x, y)),

        ("format", [var x]) => Text(ToText(x)),
        ("toNumber", [var x]) => new FormulaOperand.Number(ToNumber(x)),
        ("length", [FormulaOperand.Many x]) => Number(x.Items.Count),
        ("length", [var x]) => Number(new StringInfo(ToText(x)).LengthInTextElements),
        ("contains" or "includes", [FormulaOperand.Many x, var y]) => Truth(x.Items.Any(item => AreEqual(item, y))),
        ("contains" or "includes", [var x, var y]) => Truth(ToText(x).Contains(ToText(y), StringComparison.Ordinal)),
        ("test", [var x, var y]) => Truth(Matches(() => Regex.IsMatch(ToText(x), ToText(y), RegexOptions.CultureInvariant, LongestMatch))),
        ("replace", [var x, var y, var z]) => Text(Matches(() => new Regex(ToText(y), RegexOptions.CultureInvariant, LongestMatch).Replace(ToText(x), ToText(z), 1))),
        ("replaceAll", [var x, var y, var z]) => Text(Matches(() => Regex.Replace(ToText(x), ToText(y), Limited(ToText(z), ToText(x).Length + 1L), RegexOptions.CultureInvariant, LongestMatch))),
        ("lower", [var x]) => Text(ToText(x).ToLowerInvariant()),
        ("upper", [var x]) => Text(ToText(x).ToUpperInvariant()),
        ("trim", [var x]) => Text(ToText(x).Trim()),
        ("repeat", [var x, var y]) => Text(string.Concat(Enumerable.Repeat(Limited(ToText(x), (long)ToOperand(y)), Math.Max((int)ToOperand(y), 0)))),
        ("substring", [var x, var y]) => Text(Slice(ToText(x), ToOperand(y), double.MaxValue)),
        ("substring", [var x, var y, var z]) => Text(Slice(ToText(x), ToOperand(y), ToOperand(z))),
        ("split", [var x, var y]) => new FormulaOperand.Many([.. ToText(x).Split(ToText(y)).Select(Text)]),
        ("join", [var x, var y]) => Text(string.Join(Limited(ToText(y), ToList(x).Count), ToList(x).Select(ToText))),
        ("concat", _) when Array.TrueForAll(a, x => x is FormulaOperand.Many) => new FormulaOperand.Many([.. a.SelectMany(ToList)]),
        ("concat", _) => Text(string.Concat(a.Select(ToText))),

        ("at", [FormulaOperand.Many x, var y]) => At(x.Items, (int)ToOperand(y)),
        ("first", [FormulaOperand.Many x]) => At(x.Items, 0),
        ("last", [FormulaOperand.Many x]) => At(x.Items, x.Items.Count - 1),
        ("reverse", [FormulaOperand.Many x]) => new FormulaOperand.Many([.. x.Items.Reverse()]),

        ("abs", [var x]) => Number(Math.Abs(ToOperand(x))),
        ("ceil", [var x]) => Number(Math.Ceiling(ToOperand(x))),
        ("floor", [var x]) => Number(Math.Floor(ToOperand(x))),
        ("round", [var x]) => Number(Math.Floor(ToOperand(x) + 0.5)),
        ("sign", [var x]) => Number(Math.Sign(ToOperand(x))),
        ("sqrt", [var x]) => Number(Math.Sqrt(ToOperand(x))),
        ("cbrt", [var x]) => Number(Math.Cbrt(ToOperand(x))),
        ("exp", [var x]) => Number(Math.Exp(ToOperand(x))),
        ("ln", [var x]) => Number(Math.Log(ToOperand(x))),
        ("log10", [var x]) => Number(Math.Log10(ToOperand(x))),
        ("log2", [var x]) => Number(Math.Log2(ToOperand(x))),
        ("pow", [var x, var y]) => Number(Math.Pow(ToOperand(x), ToOperand(y))),
        ("add", [var x, var y]) => Number(ToOperand(x) + ToOperand(y)),
        ("subtract", [var x, var y]) => Number(ToOperand(x) - ToOperand(y)),
        ("multiply", [var x, var y]) => Number(ToOperand(x) * ToOperand(y)),
        ("divide", [var x, var y]) => Number(ToOperand(x) / ToOperand(y)),
        ("mod", [var x, var y]) => Number(ToOperand(x) % ToOperand(y)),
        ("pi", []) => Number(Math.PI),
        ("e", []) => Number(Math.E),
        ("min", [_, ..]) => Number(Numbers(a).Min()),
        ("max", [_, ..]) => Number(Numbers(a).Max()),
        ("sum", [_, ..]) => Number(Numbers(a).Sum()),
        ("mean", [_, ..]) => Number(Numbers(a).Average()),

        _ => FormulaDateFunctions.Call(name, a, now),
    };

    private static FormulaOperand.Text Text(string value) => new(value);

    private static FormulaOperand.Number Number(double value) => new(value);

    private static FormulaOperand.Truth Truth(bool value) => new(value);

    private static double[] Numbers(FormulaOperand[] arguments) =>
        arguments.SelectMany(ToList).Select(ToOperand).ToArray() is { Length: > 0 } numbers ? numbers : [0];

    private static string Slice(string text, double first, double end)
    {
        int from = (int)Math.Clamp(first, 0, text.Length);
        return text[from..(int)Math.Clamp(end, from, text.Length)];
    }

    private static FormulaOperand At(IReadOnlyList<FormulaOperand> items, int index) =>
        index >= 0 && index < items.Count ? items[index] : new FormulaOperand.Text("");

    private static string Limited(string text, long times) =>
        times <= LongestText && text.Length * times <= LongestText ? text : throw new FormulaException("The text would be too long.");

    // The pattern comes from the formula: it may be broken, or take too long.
    private static T Matches<T>(Func<T> match)
    {
        try
        {
            return match();
        }
        catch (Exception e) when (e is ArgumentException or RegexMatchTimeoutException)
        {
            throw new FormulaException("The pattern cannot be used.");
        }
    }
}
