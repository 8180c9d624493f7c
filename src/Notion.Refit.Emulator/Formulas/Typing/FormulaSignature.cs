using System.Collections.Frozen;

namespace Notion.Refit.Emulator.Formulas.Typing;

/// <summary>The types of a function, read from the text that the documentation shows: <c>at(list: list&lt;T&gt;, index: number): T</c>.</summary>
/// <remarks>
/// <c>?</c> after a name marks an argument that can be left out, <c>…</c> before it one that can be repeated. <c>T</c> is the type of the items of
/// the list, <c>U</c> that of the expression which is computed for each item.
/// </remarks>
internal sealed class FormulaSignature
{
    private static readonly FrozenDictionary<string, FormulaParameterKind> Kinds = new Dictionary<string, FormulaParameterKind>(StringComparer.Ordinal)
    {
        ["any"] = FormulaParameterKind.Any,
        ["T"] = FormulaParameterKind.Item,
        ["text"] = FormulaParameterKind.Text,
        ["number"] = FormulaParameterKind.Number,
        ["boolean"] = FormulaParameterKind.Truth,
        ["date"] = FormulaParameterKind.Date,
        ["person"] = FormulaParameterKind.Person,
        ["page"] = FormulaParameterKind.Page,
        ["list<T>"] = FormulaParameterKind.List,
        ["text | list<T>"] = FormulaParameterKind.TextOrList,
        ["number | list<number>"] = FormulaParameterKind.Numbers,
        ["unit"] = FormulaParameterKind.Unit,
        ["span unit"] = FormulaParameterKind.SpanUnit,
        ["style"] = FormulaParameterKind.Style,
        ["each => U"] = FormulaParameterKind.Each,
        ["name"] = FormulaParameterKind.Variable,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private FormulaSignature(string text, string name, FormulaParameter[] parameters, string result)
    {
        Text = text;
        Name = name;
        Parameters = parameters;
        Result = result;
        Fewest = parameters.Count(parameter => !parameter.IsOptional);
        Most = parameters is [.., { IsRepeated: true }] ? int.MaxValue : parameters.Length;
    }

    /// <summary>The signature as it is written.</summary>
    public string Text { get; }

    public string Name { get; }

    public IReadOnlyList<FormulaParameter> Parameters { get; }

    /// <summary>The type of the result as it is written.</summary>
    public string Result { get; }

    /// <summary>The least number of arguments.</summary>
    public int Fewest { get; }

    /// <summary>The greatest number of arguments.</summary>
    public int Most { get; }

    /// <summary>Reads a signature.</summary>
    /// <exception cref="FormatException">A type is not known.</exception>
    public static FormulaSignature Parse(string text)
    {
        int open = text.IndexOf('(', StringComparison.Ordinal);
        int close = text.LastIndexOf("): ", StringComparison.Ordinal);
        string list = text[(open + 1)..close];
        FormulaParameter[] parameters = list.Length == 0 ? [] : [.. list.Split(", ").Select(ParseParameter)];
        return new FormulaSignature(text, text[..open], parameters, text[(close + 3)..]);
    }

    /// <summary>The parameter that takes an argument.</summary>
    public FormulaParameter ParameterOf(int argument) => Parameters[Math.Min(argument, Parameters.Count - 1)];

    private static FormulaParameter ParseParameter(string text)
    {
        string[] parts = text.Split(": ");
        string name = parts[0];
        bool isRepeated = name.StartsWith('…');
        bool isOptional = name.EndsWith('?');
        return Kinds.TryGetValue(parts[1], out FormulaParameterKind kind)
            ? new FormulaParameter(name.Trim('…', '?'), kind, isOptional, isRepeated)
            : throw new FormatException($"There is no type {parts[1]}.");
    }
}
