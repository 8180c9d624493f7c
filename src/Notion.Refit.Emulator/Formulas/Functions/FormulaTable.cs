using System.Collections.Frozen;

namespace Notion.Refit.Emulator.Formulas.Functions;

/// <summary>All functions of the language.</summary>
internal static class FormulaTable
{
    /// <summary>The functions by family, as the documentation lists them.</summary>
    public static IReadOnlyList<(string Title, FormulaFunction[] Functions)> Families { get; } =
    [
        ("Logic", LogicFunctions.All),
        ("Text", TextFunctions.All),
        ("Regular expressions", PatternFunctions.All),
        ("Numbers", NumberFunctions.All),
        ("Dates", DateFunctions.All),
        ("Lists", ListFunctions.All),
        ("People and pages", PageFunctions.All),
    ];

    private static readonly FrozenDictionary<string, FormulaFunction> ByName =
        Families.SelectMany(family => family.Functions).ToFrozenDictionary(function => function.Signature.Name, StringComparer.Ordinal);

    /// <summary>Finds a function; null when there is none of that name.</summary>
    public static FormulaFunction? Find(string name) => ByName.GetValueOrDefault(name);
}
