namespace Notion.Refit.Emulator.Formulas.Evaluation;

/// <summary>A name with its value, in the scope of the names around it.</summary>
internal sealed record FormulaBinding(string Name, FormulaOperand Value, FormulaBinding? Outer)
{
    /// <summary>Finds the value of a name; null when there is no such name.</summary>
    public static FormulaOperand? Find(FormulaBinding? scope, string name)
    {
        for (; scope is not null; scope = scope.Outer)
        {
            if (string.Equals(scope.Name, name, StringComparison.Ordinal))
                return scope.Value;
        }

        return null;
    }
}
