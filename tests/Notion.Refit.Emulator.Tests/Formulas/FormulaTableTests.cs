using System.Text;
using Notion.Refit.Emulator.Formulas.Functions;
using Notion.Refit.Testing;

namespace Notion.Refit.Emulator.Tests.Formulas;

public sealed class FormulaTableTests
{
    private const string Documentation = "src/Notion.Refit.Emulator/Formulas/FUNCTIONS.md";

    [Test]
    public void The_documentation_lists_the_functions_as_the_table_has_them()
    {
        string expected = Write();
        if (Environment.GetEnvironmentVariable("UPDATE_FORMULA_FUNCTIONS") is "1")
            File.WriteAllText(Surroundings.Find(Documentation), expected);

        Assert.That(
            File.ReadAllText(Surroundings.Find(Documentation)).ReplaceLineEndings("\n"),
            Is.EqualTo(expected),
            "Run this test with UPDATE_FORMULA_FUNCTIONS=1 to write the file anew.");
    }

    [Test]
    public void Every_function_has_a_summary_that_is_a_sentence() => Assert.That(
        FormulaTable.Families.SelectMany(family => family.Functions).Where(function => !function.Summary.EndsWith('.')).Select(function => function.Signature.Name),
        Is.Empty);

    private static string Write()
    {
        var text = new StringBuilder();
        text.Append("# Functions of formulas\n\nWritten from the table that the checker uses. `?` marks what can be left out, `…` what can be repeated. `T` is the type of the items of a list,\n`U` that of an expression in which `current` is the item and `index` its place. Every function can be called with a dot: `x.f(y)` is `f(x, y)`.\n");
        foreach ((string title, FormulaFunction[] functions) in FormulaTable.Families)
        {
            text.Append($"\n## {title}\n\n| Function | Result |\n|---|---|\n");
            foreach (FormulaFunction function in functions)
                text.Append($"| `{function.Signature.Text.Replace("|", "\\|", StringComparison.Ordinal)}` | {function.Summary} |\n");
        }

        return text.ToString();
    }
}
