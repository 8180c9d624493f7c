using Microsoft.CodeAnalysis;
using Notion.Refit.SourceGenerator.Diagnostics;
using Notion.Refit.SourceGenerator.Model;

namespace Notion.Refit.SourceGenerator.Parsing;

/// <summary>Reads the body of a request.</summary>
internal static class BodyParser
{
    // BodySerializationMethod.Default and .Serialized; a model is JSON with both.
    private const int DefaultMethod = 0;
    private const int Serialized = 3;

    public static BodyModel? Parse(IMethodSymbol method, HttpVerb verb, ParameterRoles roles, DiagnosticBag diagnostics, Location? place)
    {
        if (method.Attribute(RefitNames.Multipart) is { } multipart)
            return Form(method, multipart, verb, roles, diagnostics, place);

        for (int i = 1; i < roles.Bodies.Count; i++)
            diagnostics.Add(DiagnosticDescriptors.SecondBody, roles.Bodies[i].Location(), roles.Bodies[i].Name, roles.Bodies[0].Name);

        if (roles.Bodies.Count == 0)
            return null;

        IParameterSymbol parameter = roles.Bodies[0];
        if (!verb.AllowsBody)
            diagnostics.Add(DiagnosticDescriptors.BodyNotAllowed, parameter.Location(), verb.Name.ToUpperInvariant(), parameter.Name);

        ContentModel? content = ContentParser.Body(parameter);
        int serialization = SerializationMethod(parameter);
        bool isSupported = serialization == DefaultMethod || (serialization == Serialized && content?.Kind == ContentKind.Model);

        if (content is null || !isSupported)
        {
            diagnostics.Add(DiagnosticDescriptors.UnsupportedBody, parameter.Location(), parameter.Name, parameter.Type.ToDisplayString());
            return null;
        }

        return new(content, default, Boundary: null);
    }

    private static BodyModel? Form(IMethodSymbol method, AttributeData multipart, HttpVerb verb, ParameterRoles roles, DiagnosticBag diagnostics, Location? place)
    {
        Location? attribute = multipart.Location() ?? place;
        string? boundary = multipart.Argument<string>(0);

        foreach (IParameterSymbol body in roles.Bodies)
            diagnostics.Add(DiagnosticDescriptors.MultipartAndBody, body.Location(), body.Name);

        if (!verb.AllowsBody)
            diagnostics.Add(DiagnosticDescriptors.BadMultipart, attribute, method.Name, $"a {verb.Name.ToUpperInvariant()} request has no body");
        else if (roles.Parts.Count == 0)
            diagnostics.Add(DiagnosticDescriptors.BadMultipart, attribute, method.Name, "it has no parts");
        else if (boundary is not null && !IsBoundary(boundary))
            diagnostics.Add(DiagnosticDescriptors.BadMultipart, attribute, method.Name, "a boundary has 1 to 70 letters, digits or '()+_,-./:=? characters");

        var parts = new List<PartModel>();

        foreach (IParameterSymbol parameter in roles.Parts)
        {
            if (ContentParser.Part(parameter) is not { } content)
            {
                diagnostics.Add(DiagnosticDescriptors.BadMultipart, parameter.Location(), method.Name, $"'{parameter.Name}' of type '{parameter.Type.ToDisplayString()}' cannot be a part");
                continue;
            }

            string name = parameter.WireName();
            string? attachment = parameter.Attribute(RefitNames.AttachmentName)?.Argument<string>(0);

            // What has bytes of its own is a file to the server, which tells files by their file name.
            bool isFile = content.Kind is ContentKind.Stream or ContentKind.Bytes;
            parts.Add(new(name, attachment ?? (isFile ? name : null), content));
        }

        return new(Single: null, new([.. parts]), boundary);
    }

    private static bool IsBoundary(string text) =>
        text.Length is > 0 and <= 70 && text.All(static c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') || "'()+_,-./:=?".IndexOf(c) >= 0);

    private static int SerializationMethod(IParameterSymbol parameter)
    {
        foreach (TypedConstant argument in parameter.Attribute(RefitNames.Body)?.ConstructorArguments ?? [])
        {
            if (argument is { Kind: TypedConstantKind.Enum, Value: int number })
                return number;
        }

        return DefaultMethod;
    }
}
