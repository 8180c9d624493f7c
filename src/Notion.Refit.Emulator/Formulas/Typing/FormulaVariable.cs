namespace Notion.Refit.Emulator.Formulas.Typing;

/// <summary>A name that is in scope.</summary>
/// <param name="Name">The name.</param>
/// <param name="Type">The type of its value.</param>
/// <param name="Outer">The names around it, which it may hide.</param>
internal sealed record FormulaVariable(string Name, FormulaType Type, FormulaVariable? Outer)
{
    /// <summary>Whether its value is the value of another formula.</summary>
    public bool IsFormula { get; init; }

    /// <summary>Finds a name; null when there is no such name.</summary>
    public static FormulaVariable? Find(FormulaVariable? scope, string name)
    {
        for (; scope is not null; scope = scope.Outer)
        {
            if (string.Equals(scope.Name, name, StringComparison.Ordinal))
                return scope;
        }

        return null;
    }
}
