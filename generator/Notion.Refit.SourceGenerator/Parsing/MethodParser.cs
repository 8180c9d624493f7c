using Microsoft.CodeAnalysis;
using Notion.Refit.SourceGenerator.Diagnostics;
using Notion.Refit.SourceGenerator.Model;

namespace Notion.Refit.SourceGenerator.Parsing;

/// <summary>Reads a method into a model.</summary>
internal sealed class MethodParser(INamedTypeSymbol type, IMethodSymbol method, TypeNames names, DiagnosticBag diagnostics)
{
    /// <summary>Whether the compiler already complains about the signature.</summary>
    public bool IsBroken => method.ReturnType.IsBroken() || method.Parameters.Any(static parameter => parameter.Type.IsBroken());

    private Location? Place => method.Location() ?? type.Location();

    public MethodModel? Parse()
    {
        if (method.IsGenericMethod)
            diagnostics.Add(DiagnosticDescriptors.Generic, Place, method.Name);

        AttributeData[] verbs = [.. method.GetAttributes().Where(static attribute => Verb(attribute) is not null)];
        if (verbs.Length > 1)
            diagnostics.Add(DiagnosticDescriptors.SecondVerb, verbs[1].Location() ?? Place, method.Name);

        HttpVerb verb = Verb(verbs[0])!;
        string text = verbs[0].Argument<string>(0) ?? "";
        Location? place = verbs[0].Location() ?? Place;

        if (PathTemplate.Parse(text, out string problem) is not { } template)
        {
            diagnostics.Add(DiagnosticDescriptors.MalformedPath, place, text, problem);
            return null;
        }

        var roles = new ParameterRoles(method, verb, template, diagnostics);
        ResultModel? result = ResultParser.Parse(method, verb, names, diagnostics, Place);
        List<UriPart> uri = UriParser.Parse(template, roles, diagnostics, place);
        BodyModel? body = BodyParser.Parse(method, verb, roles, diagnostics, Place);
        List<HeaderModel> headers = HeaderParser.Parse(type, method, roles, body is not null, diagnostics, Place);

        if (result is null)
            return null;

        string[] parameters = [.. method.Parameters.Select(static parameter => parameter.Name)];

        return new(
            method.Name,
            names.Write(method.ReturnType),
            new([.. method.Parameters.Select(parameter => $"{names.Write(parameter.Type)} {parameter.Identifier()}")]),
            new([.. parameters]),
            verb.Name,
            template.Route,
            UriField: null,
            new([.. uri]),
            new([.. headers]),
            body,
            new([.. roles.Properties.Select(Option)]),
            result,
            roles.CancellationToken?.Identifier(),
            new([.. method.Parameters.Where(IsRequired).Select(static parameter => parameter.Identifier())]),
            new(UniqueName.For("uri", parameters), UniqueName.For("message", parameters), UniqueName.For("form", parameters)));
    }

    private static HttpVerb? Verb(AttributeData attribute) =>
        attribute.AttributeClass is { } type ? HttpVerb.All.FirstOrDefault(verb => type.Is(verb.AttributeName)) : null;

    // Without annotations nothing is known, and null is what it was before: allowed.
    private static bool IsRequired(IParameterSymbol parameter) =>
        parameter.Type.IsReferenceType && parameter.Type.NullableAnnotation == NullableAnnotation.NotAnnotated;

    private OptionModel Option(IParameterSymbol parameter) =>
        new(
            parameter.Attribute(RefitNames.Property)?.Argument<string>(0) ?? parameter.Name,
            names.Write(parameter.Type),
            parameter.Identifier());
}
