using Notion.Refit.Emulator.Formulas.Syntax;
using Notion.Refit.Emulator.Formulas.Typing;
using Notion.Refit.Emulator.Protocol.Errors;

namespace Notion.Refit.Emulator.Formulas;

/// <summary>Stores written formulas as the API does: checks them, replaces names by references and prints the rest anew.</summary>
internal static class FormulaWriting
{
    /// <summary>Checks a formula.</summary>
    /// <param name="expression">The formula as it is written.</param>
    /// <param name="properties">Finds the properties it names.</param>
    /// <param name="dataSourceId">The data source that the formula belongs to.</param>
    /// <param name="workspaceId">The workspace.</param>
    /// <param name="isApi">Whether it is written through the API, which refuses some of what the app allows.</param>
    /// <returns>The formula as it is stored.</returns>
    /// <exception cref="ApiException">It is not a formula, or its types do not fit.</exception>
    public static string Store(string expression, IPropertySource properties, Guid dataSourceId, Guid workspaceId, bool isApi)
    {
        if (FormulaCatalog.Parse(expression) is not { } formula)
            throw ApiErrors.FormulaSyntax();
        return FormulaChecker.Check(formula, new FormulaCatalog(properties, workspaceId), dataSourceId, isApi) is { } stored
            ? FormulaPrinter.Print(stored.Node)
            : throw ApiErrors.FormulaType();
    }
}
