using Notion.Refit.Generator.Emit.Values;
using Notion.Refit.Generator.Model;

namespace Notion.Refit.Generator.Emit.Operations;

/// <summary>The parameters of a method: path, body, query, in this order, then the token.</summary>
internal static class MethodSignature
{
    public const string Token = "CancellationToken cancellationToken = default";

    public static IReadOnlyList<MethodParameter> Parameters(Operation operation)
    {
        List<MethodParameter> parameters = [.. operation.PathParameters.Select(Path)];
        parameters.AddRange(operation.Parts.OrderBy(part => !part.Required).Select(Part));
        if (operation.Body is { Required: true } required)
            parameters.Add(Body(required));

        parameters.AddRange(operation.QueryParameters.Where(parameter => parameter.Required).Select(Query));
        if (operation.Body is { Required: false } optional)
            parameters.Add(Body(optional));

        parameters.AddRange(operation.QueryParameters.Where(parameter => !parameter.Required).Select(Query));
        return parameters;
    }

    public static string Answer(Operation operation) =>
        operation.Answer is not { } answer ? "Task" : $"{(operation.Streams ? "IAsyncEnumerable" : "Task")}<{TypeNames.Of(answer)}>";

    /// <summary>The namespaces that the signature needs.</summary>
    public static IEnumerable<string> Usings(Operation operation)
    {
        if (operation.Streams || operation.Parameters.Any(parameter => parameter.Type is TypeRef.List))
            yield return "System.Collections.Generic";
        if (operation.Parts.Count > 0)
            yield return "System.Net.Http";
    }

    public static bool UsesDeprecated(Operation operation) =>
        (operation.Answer is { } answer && Deprecation.IsDeprecated(answer)) || (operation.Body is { } body && Deprecation.IsDeprecated(body.Type));

    private static MethodParameter Path(Parameter parameter) => new(parameter.CSharpName, TypeNames.Of(parameter.Type), Alias(parameter.Name, parameter.CSharpName), null, parameter.Description);

    private static MethodParameter Part(MultipartPart part) => new(
        part.CSharpName,
        TypeNames.Of(part.Type) + (part.Required ? "" : "?"),
        Alias(part.Name, part.CSharpName),
        part.Required ? null : "null",
        part.Description);

    private static MethodParameter Body(RequestBody body) =>
        new("request", TypeNames.Of(body.Type) + (body.Required ? "" : "?"), "[Body] ", body.Required ? null : "null", body.Description);

    private static MethodParameter Query(Parameter parameter)
    {
        string how = parameter.Type is TypeRef.List ? "(CollectionFormat.Multi)" : "";
        string alias = parameter.Name == parameter.CSharpName ? "" : $", AliasAs({CSharpText.Literal(parameter.Name)})";
        return new(
            parameter.CSharpName,
            TypeNames.Of(parameter.Type) + (parameter.Required ? "" : "?"),
            $"[Query{how}{alias}] ",
            parameter.Required ? null : "null",
            parameter.Description);
    }

    private static string Alias(string wireName, string csharpName) =>
        wireName == csharpName ? "" : $"[AliasAs({CSharpText.Literal(wireName)})] ";
}
