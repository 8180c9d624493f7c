using System.Text.RegularExpressions;
using Notion.Refit.Emulator.Protocol.Identity;
using Notion.Refit.Emulator.State;

namespace Notion.Refit.Emulator.Formulas;

/// <summary>Turns a formula as it is written into the one that is stored: names of properties become references, the rest is printed anew.</summary>
internal static partial class FormulaReferences
{
    /// <summary>Replaces <c>prop("Name")</c>; names that do not exist stay.</summary>
    /// <param name="expression">The formula.</param>
    /// <param name="findProperty">Finds a property of the data source by name.</param>
    /// <param name="sourceId">The id of the data source.</param>
    /// <param name="workspaceId">The id of the workspace.</param>
    public static string Store(string expression, Func<string, StoredProperty?> findProperty, Guid sourceId, Guid workspaceId)
    {
        if (FormulaParser.Parse(expression, Resolve) is { } formula)
            return FormulaPrinter.Print(formula);

        // Assumption: a formula that is not valid is stored all the same, with the references it has.
        return NamedProperty().Replace(expression, match => Resolve(match.Groups["name"].Value)?.Source ?? match.Value);

        FormulaNode.Reference? Resolve(string name) => findProperty(name) is { } property
            ? new FormulaNode.Reference(property.Id, $"{{{{notion:block_property:{PropertyIdSource.Encode(property.Id)}:{sourceId}:{workspaceId}}}}}")
            : null;
    }

    [GeneratedRegex("""prop\(\s*"(?<name>[^"]*)"\s*\)""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NamedProperty();
}
