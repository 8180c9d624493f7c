using System.Globalization;
using System.Text;
using Notion.Refit.Emulator.Formulas.Evaluation;

namespace Notion.Refit.Emulator.Formulas.Functions;

/// <summary>Functions of texts.</summary>
internal static class TextFunctions
{
    private const double MostRepetitions = 10_000;

    public static FormulaFunction[] All { get; } =
    [
        new("length(value: text | list<T>): number", "The number of letters, or of items.", Length),
        new("substring(text: text, from: number, to?: number): text", "The letters from one place up to another, counted from 0.", Substring),
        new("contains(text: text, part: text): boolean", "Whether a text has another one in it.", call => FormulaOperand.Of(call.Text(0).Contains(call.Text(1), StringComparison.Ordinal))),
        new("lower(text: text): text", "The text in lower case.", call => call.Run.TextOf(call.Text(0).ToLowerInvariant())),
        new("upper(text: text): text", "The text in upper case.", call => call.Run.TextOf(call.Text(0).ToUpperInvariant())),
        new("trim(text: text): text", "The text without blanks around it.", call => call.Run.TextOf(call.Text(0).Trim())),
        new("repeat(text: text, times: number): text", "The text several times: rounded up, at most 10,000 times.", Repeat),
        new("padStart(text: text, length: number, fill: text): text", "The text with as much before it as it takes for a length.", call => Pad(call, atStart: true)),
        new("padEnd(text: text, length: number, fill: text): text", "The text with as much after it as it takes for a length.", call => Pad(call, atStart: false)),
        new("split(text: text, separator: text): list<text>", "The parts between separators; the letters, if the separator has none.", Split),
        new("join(list: list<T>, separator: text): text", "The texts of the items with a separator between them.", Join),
        new("link(label: text, url: text): text", "A text with a link. The API shows the label.", call => FormulaOperand.Of(call.Text(0))),
        new("style(text: text, …styles: style): text", "A text with styles (b, u, i, c, s) and colors. The API shows the text.", call => FormulaOperand.Of(call.Text(0))),
        new("unstyle(text: text, …styles?: style): text", "A text without styles. The API shows the text.", call => FormulaOperand.Of(call.Text(0))),
        new("formatNumber(number: number, format?: text, precision?: number): text", "The number as a text: commas, percent, humanize, compact, bytes_decimal, bytes_binary, or a currency.", NumberFormat.Format),
    ];

    // Assumption: letters are what people take for one; a pair of surrogates is one letter.
    private static FormulaOperand Length(FormulaCall call)
    {
        if (call[0] is FormulaOperand.Many list)
            return FormulaOperand.Of((double)list.Items.Count);
        string text = call.Text(0);
        return call.Run.Spend(text.Length / FormulaBudget.LettersOfStep) ? FormulaOperand.Of((double)new StringInfo(text).LengthInTextElements) : FormulaOperand.Failure;
    }

    private static FormulaOperand Substring(FormulaCall call)
    {
        string text = call.Text(0);
        int from = (int)Math.Clamp(call.Number(1), 0, text.Length);
        return call.Run.TextOf(text[from..(int)Math.Clamp(call.Number(2, text.Length), from, text.Length)]);
    }

    private static FormulaOperand Repeat(FormulaCall call)
    {
        // A count without a value fails: a text of no repetitions would be one.
        if (ReferenceEquals(call[1], FormulaOperand.Empty))
            return FormulaOperand.Failure;
        string text = call.Text(0);
        int times = (int)Math.Min(MostRepetitions, Math.Max(0, Math.Ceiling(call.Number(1))));
        return (long)text.Length * times <= FormulaBudget.LongestText
            ? call.Run.TextOf(new StringBuilder(text.Length * times).Insert(0, text, times).ToString())
            : FormulaOperand.Failure;
    }

    private static FormulaOperand Pad(FormulaCall call, bool atStart)
    {
        string text = call.Text(0);
        string fill = call.Text(2);
        double wanted = call.Number(1);
        if (fill.Length == 0 || wanted <= text.Length)
            return call.Run.TextOf(text);
        if (wanted > FormulaBudget.LongestText)
            return FormulaOperand.Failure;
        int missing = (int)wanted - text.Length;
        string padding = new StringBuilder().Insert(0, fill, (missing / fill.Length) + 1).ToString()[..missing];
        return call.Run.TextOf(atStart ? padding + text : text + padding);
    }

    private static FormulaOperand Split(FormulaCall call)
    {
        string text = call.Text(0);
        string separator = call.Text(1);
        List<FormulaOperand> parts = [];
        if (separator.Length == 0)
        {
            TextElementEnumerator letters = StringInfo.GetTextElementEnumerator(text);
            while (parts.Count <= FormulaBudget.LongestList && letters.MoveNext())
                parts.Add(FormulaOperand.Of(letters.GetTextElement()));
            return call.Run.ListOf(parts);
        }

        int start = 0;
        while (parts.Count <= FormulaBudget.LongestList)
        {
            int end = text.IndexOf(separator, start, StringComparison.Ordinal);
            parts.Add(FormulaOperand.Of(end < 0 ? text[start..] : text[start..end]));
            if (end < 0)
                break;
            start = end + separator.Length;
        }

        return call.Run.ListOf(parts);
    }

    private static FormulaOperand Join(FormulaCall call)
    {
        string separator = call.Text(1);
        var text = new StringBuilder();
        IReadOnlyList<FormulaOperand> items = call.Items(0);
        for (int i = 0; i < items.Count; i++)
        {
            if (i > 0)
                text.Append(separator);
            if (!FormulaConversions.AppendText(items[i], text, FormulaBudget.LongestText))
                return FormulaOperand.Failure;
        }

        return text.Length <= FormulaBudget.LongestText && call.Run.Spend(items.Count) ? call.Run.TextOf(text.ToString()) : FormulaOperand.Failure;
    }
}
