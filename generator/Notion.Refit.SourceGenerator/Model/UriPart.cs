namespace Notion.Refit.SourceGenerator.Model;

/// <summary>A piece of the address.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Template text, or the escaped name of a query value.</param>
/// <param name="Value">The expression of the value.</param>
/// <param name="Parameter">The parameter that the value comes with.</param>
/// <param name="Format">The format of the value.</param>
/// <param name="Separator">What separates the elements of a joined collection.</param>
internal sealed record UriPart(
    UriPartKind Kind,
    string Text = "",
    string Value = "",
    string Parameter = "",
    string? Format = null,
    char Separator = default);
