using System.Globalization;

namespace Notion.Refit.Models;

public abstract partial record FormulaResult
{
    /// <summary>Returns the result as a person reads it.</summary>
    /// <returns>The text; empty when there is no result.</returns>
    public sealed override string ToString() => this switch
    {
        FormulaString text => text.Value ?? "",
        FormulaNumber number => number.Value?.ToString(CultureInfo.InvariantCulture) ?? "",
        FormulaBoolean flag => flag.Value switch { true => "true", false => "false", null => "" },
        FormulaDate date => date.Value?.ToString() ?? "",
        _ => "",
    };
}
