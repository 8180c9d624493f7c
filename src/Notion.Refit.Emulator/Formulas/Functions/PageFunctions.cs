using Notion.Refit.Emulator.Formulas.Evaluation;

namespace Notion.Refit.Emulator.Formulas.Functions;

/// <summary>Functions of people and pages.</summary>
internal static class PageFunctions
{
    public static FormulaFunction[] All { get; } =
    [
        new("name(person: person): text", "The name of a person.", call => call[0] is FormulaOperand.Person person ? FormulaOperand.Of(person.Name) : FormulaOperand.Empty),
        new("email(person: person): text", "The e-mail address of a person.", call => call[0] is FormulaOperand.Person { Email: { } email } ? FormulaOperand.Of(email) : FormulaOperand.Empty),
        new("id(page?: page): text", "The id of a page, of the row itself without an argument.", Id),
    ];

    // Assumption: an id has no dashes.
    private static FormulaOperand Id(FormulaCall call)
    {
        if (call.Count == 0)
            return FormulaOperand.Of(call.Run.Row.Id.ToString("N"));
        return call[0] is FormulaOperand.Page page ? FormulaOperand.Of(page.Value.Id.ToString("N")) : FormulaOperand.Empty;
    }
}
