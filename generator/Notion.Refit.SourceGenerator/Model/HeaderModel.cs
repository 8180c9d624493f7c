namespace Notion.Refit.SourceGenerator.Model;

/// <summary>A header of the request.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Text">Its value where that is static.</param>
/// <param name="Value">The expression of its value where that is an argument.</param>
/// <param name="Parameter">The parameter that the value comes with.</param>
/// <param name="Scheme">The authentication scheme before the value.</param>
/// <param name="IsContentHeader">Whether it describes the body and travels with it.</param>
internal sealed record HeaderModel(
    string Name,
    string? Text,
    string? Value = null,
    string? Parameter = null,
    string? Scheme = null,
    bool IsContentHeader = false);
