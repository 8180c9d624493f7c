using CsCheck;
using Notion.Refit.Emulator.Formulas.Syntax;

namespace Notion.Refit.Emulator.Tests.Formulas;

public sealed class FormulaPrinterTests
{
    private static readonly Gen<string> Names = Gen.OneOf("x", "current", "index", "größe", "_1");

    private static readonly Gen<FormulaNode> Leaves = Gen.OneOf(
        Gen.Int[0, 1000].Select(number => (FormulaNode)new FormulaNode.Number(number, $"{number}")),
        Gen.OneOf("1.5", ".25", "2e3").Select(source => (FormulaNode)new FormulaNode.Number(double.Parse(source, System.Globalization.CultureInfo.InvariantCulture), source)),
        Gen.OneOf(("", "\"\""), ("a\"b\\", "\"a\\\"b\\\\\""), ("a\n\t/* b */", "\"a\\n\\t/* b */\"")).Select(text => (FormulaNode)new FormulaNode.Text(text.Item1, text.Item2)),
        Gen.Bool.Select(value => (FormulaNode)new FormulaNode.Truth(value)),
        Names.Select(name => (FormulaNode)new FormulaNode.Name(name)),
        Gen.OneOf("title", "a:b").Select(id => (FormulaNode)new FormulaNode.Reference(id, $"{{{{notion:block_property:{Uri.EscapeDataString(id)}:s:w}}}}")));

    private static readonly Gen<FormulaNode> Formulas = Gen.Recursive<FormulaNode>((depth, inner) => depth > 4 ? Leaves : Gen.OneOf(
        Leaves,
        Gen.Select(Gen.OneOf("+", "-", "*", "/", "%", "^", "==", "!=", "<", ">=", "and", "||"), inner, inner).Select(x => (FormulaNode)new FormulaNode.Binary(x.Item1, x.Item2, x.Item3)),
        Gen.Select(Gen.OneOf("-", "+", "!", "not"), inner).Select(x => (FormulaNode)new FormulaNode.Unary(x.Item1, x.Item2)),
        Gen.Select(inner, inner, inner).Select(x => (FormulaNode)new FormulaNode.Conditional(x.Item1, x.Item2, x.Item3)),
        inner.Array[0, 3].Select(items => (FormulaNode)new FormulaNode.ListOf(items)),
        inner.Array[0, 3].Select(arguments => (FormulaNode)new FormulaNode.Call("max", arguments, IsMethod: false)),
        inner.Array[1, 3].Select(arguments => (FormulaNode)new FormulaNode.Call("map", arguments, IsMethod: true)),
        Gen.Select(inner, Gen.Bool).Select(x => (FormulaNode)new FormulaNode.PageProperty(
            x.Item1, x.Item2 ? new FormulaNode.Text("Cost", "\"Cost\"") : new FormulaNode.Reference("Cost", "{{notion:block_property:Cost:s:w}}")))));

    [TestCase("1+2", "1 + 2")]
    [TestCase("(1)", "1")]
    [TestCase("((1 + 2))", "1 + 2")]
    [TestCase("if((1 < 2), (\"a\"), \"b\")", "if(1 < 2, \"a\", \"b\")")]
    [TestCase("(1 + 2) * 3", "(1 + 2) * 3")]
    [TestCase("(1 * 2) + 3", "(1 * 2) + 3")]
    [TestCase("1 + 2 * 3", "1 + (2 * 3)")]
    [TestCase("1 - 7 % 2 + 3", "(1 - (7 % 2)) + 3")]
    [TestCase("1 + 2 + 3", "(1 + 2) + 3")]
    [TestCase("1 - (2 - 3)", "1 - (2 - 3)")]
    [TestCase("7 % 2 == 0", "(7 % 2) == 0")]
    [TestCase("(length(\"a\")) == 1", "length(\"a\") == 1")]
    [TestCase("-( 1 )", "-1")]
    [TestCase("-(1 + 2)", "-(1 + 2)")]
    [TestCase("-2 ^ 2", "-(2 ^ 2)")]
    [TestCase("(-2) ^ 2", "(-2) ^ 2")]
    [TestCase("not a == b", "not a == b")]
    [TestCase("not ( true and false )", "not (true and false)")]
    [TestCase("true ?1:2", "true ? 1 : 2")]
    [TestCase("\"a\\\"b\" . length( )", "\"a\\\"b\".length()")]
    [TestCase("max( 1,2,  3 )", "max(1, 2, 3)")]
    [TestCase("[1,[ ] , (2)]", "[1, [], 2]")]
    [TestCase("/* all */ 1 /* more */+ 2", "1 + 2")]
    [TestCase("x.prop( \"Cost\" ).round()", "x.prop(\"Cost\").round()")]
    [TestCase("{{notion:block_property:a%3Ab:s:w}}*2", "{{notion:block_property:a%3Ab:s:w}} * 2")]
    [TestCase("current.{{notion:block_property:a%3Ab:s:w}}", "current.{{notion:block_property:a%3Ab:s:w}}")]
    public void A_formula_is_printed_with_blanks_and_with_the_parentheses_that_its_structure_has(string written, string printed) =>
        Assert.That(FormulaPrinter.Print(FormulaParser.Parse(written)!), Is.EqualTo(printed));

    [Test]
    public void What_is_printed_is_read_as_the_same_formula() => Formulas.Sample(
        formula => Assert.That(FormulaParser.Parse(FormulaPrinter.Print(formula)), Is.EqualTo(formula), FormulaPrinter.Print(formula)),
        iter: 5_000,
        threads: 1);
}
