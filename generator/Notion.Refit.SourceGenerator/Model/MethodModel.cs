namespace Notion.Refit.SourceGenerator.Model;

/// <summary>A method and what it sends.</summary>
/// <param name="Name">Its name.</param>
/// <param name="ReturnType">Its return type, as written in code.</param>
/// <param name="Parameters">Its parameters, as written in code.</param>
/// <param name="ParameterNames">The names of its parameters.</param>
/// <param name="Verb">The property of <c>HttpMethod</c>.</param>
/// <param name="Route">The path with its placeholders.</param>
/// <param name="UriField">The field that holds the address, where it is always the same one.</param>
/// <param name="UriParts">What the address is built of.</param>
/// <param name="Headers">Headers, static ones first.</param>
/// <param name="Body">The body, if there is one.</param>
/// <param name="Options">Options of the request.</param>
/// <param name="Result">What comes back.</param>
/// <param name="CancellationToken">The parameter with the token, if there is one.</param>
/// <param name="Required">Parameters that must not be null.</param>
/// <param name="Locals">Names of the local variables.</param>
internal sealed record MethodModel(
    string Name,
    string ReturnType,
    EquatableArray<string> Parameters,
    EquatableArray<string> ParameterNames,
    string Verb,
    string Route,
    string? UriField,
    EquatableArray<UriPart> UriParts,
    EquatableArray<HeaderModel> Headers,
    BodyModel? Body,
    EquatableArray<OptionModel> Options,
    ResultModel Result,
    string? CancellationToken,
    EquatableArray<string> Required,
    LocalNames Locals);
