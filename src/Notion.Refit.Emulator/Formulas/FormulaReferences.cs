using System.Text.RegularExpressions;
using Notion.Refit.Emulator.Identity;
using Notion.Refit.Emulator.State;

namespace Notion.Refit.Emulator.Formulas;

/// <summary>Turns the names of properties in a formula into the references that are stored.</summary>
internal static partial class FormulaReferences
{
    /// <summary>Replaces <c>prop("Name")</c>; names that do not exist stay.</summary>
    /// <param name="expression">The formula.</param>
    /// <param name="findProperty">Finds a property of the data source by name.</param>
    /// <param name="sourceId">The id of the data source.</param>
    /// <param name="workspaceId">The id of the workspace.</param>
    public static string Store(string expression, Func<string, StoredProperty?> findProperty, Guid sourceId, Guid workspaceId) => NamedProperty().Replace(
        expression,
        match => findProperty(match.Groups["name"].Value) is { } property
            ? $"{{{{notion:block_property:{PropertyIdSource.Encode(property.Id)}:{sourceId}:{workspaceId}}}}}"
            : match.Value);

    [GeneratedRegex("""prop\(\s*"(?<name>[^"]*)"\s*\)""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NamedProperty();
}
