using Notion.Refit.Emulator.Formulas;

namespace Notion.Refit.Emulator.Tests.Formulas;

public sealed class FormulaPrinterTests
{
    [TestCase("1+2", "1 + 2")]
    [TestCase("(1)", "1")]
    [TestCase("((1 + 2))", "1 + 2")]
    [TestCase("if((1 < 2), (\"a\"), \"b\")", "if(1 < 2, \"a\", \"b\")")]
    [TestCase("(1 + 2) * 3", "(1 + 2) * 3")]
    [TestCase("(1 * 2) + 3", "(1 * 2) + 3")]
    [TestCase("1 + 2 * 3", "1 + (2 * 3)")]
    [TestCase("1 - 7 % 2 + 3", "(1 - (7 % 2)) + 3")]
    [TestCase("(1 + 2) + 3", "(1 + 2) + 3")]
    [TestCase("1 + 2 + 3", "(1 + 2) + 3")]
    [TestCase("1 - (2 - 3)", "1 - (2 - 3)")]
    [TestCase("(7 % 2) == 0", "(7 % 2) == 0")]
    [TestCase("7 % 2 == 0", "(7 % 2) == 0")]
    [TestCase("(length(\"a\")) == 1", "length(\"a\") == 1")]
    [TestCase("-( 1 )", "-1")]
    [TestCase("-(1 + 2)", "-(1 + 2)")]
    [TestCase("not ( true and false )", "not (true and false)")]
    [TestCase("true ?1:2", "true ? 1 : 2")]
    [TestCase("\"a\\\"b\" . length( )", "\"a\\\"b\".length()")]
    [TestCase("max( 1,2,  3 )", "max(1, 2, 3)")]
    [TestCase("{{notion:block_property:a%3Ab:s:w}}*2", "{{notion:block_property:a%3Ab:s:w}} * 2")]
    public void A_formula_is_told_with_blanks_and_with_the_parentheses_that_its_structure_has(string written, string told) =>
        Assert.That(FormulaPrinter.Print(FormulaParser.Parse(written, _ => null)!), Is.EqualTo(told));

    [TestCase("")]
    [TestCase("1 +")]
    [TestCase("= 1")]
    [TestCase("(1")]
    [TestCase("1)")]
    [TestCase("f(1,")]
    [TestCase("\"a")]
    [TestCase("1 2")]
    [TestCase("a ? b")]
    [TestCase("prop(\"Nowhere\")")]
    [TestCase("prop(1)")]
    [TestCase("#")]
    public void What_is_no_formula_is_not_read(string written) => Assert.That(FormulaParser.Parse(written, _ => null), Is.Null);

    [Test]
    public void Endless_nesting_is_not_read() =>
        Assert.That(FormulaParser.Parse(new string('(', 100_000) + "1" + new string(')', 100_000), _ => null), Is.Null);

    [Test]
    public void What_is_told_means_the_same_when_it_is_read_again([Values("1-(2-3)*4%(5+6)", "2^(3^2)^-1", "not(1<2) and (true or false)", "(true?1:2)+3")] string written)
    {
        string told = FormulaPrinter.Print(FormulaParser.Parse(written, _ => null)!);
        Assert.That(FormulaPrinter.Print(FormulaParser.Parse(told, _ => null)!), Is.EqualTo(told));
    }
}
