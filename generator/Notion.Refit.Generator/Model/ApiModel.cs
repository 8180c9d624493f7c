namespace Notion.Refit.Generator.Model;

/// <summary>The description, resolved and checked.</summary>
/// <param name="Version">The version of the API.</param>
/// <param name="Tags">Names and descriptions of the tags, in the order of the root document.</param>
/// <param name="Operations">In the order of the root document.</param>
/// <param name="Schemas">In ordinal order of their names.</param>
internal sealed record ApiModel(
    string Version,
    IReadOnlyList<KeyValuePair<string, string>> Tags,
    IReadOnlyList<Operation> Operations,
    IReadOnlyList<Schema> Schemas);
