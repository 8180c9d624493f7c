using Microsoft.CodeAnalysis;
using Notion.Refit.SourceGenerator.Diagnostics;
using Notion.Refit.SourceGenerator.Model;

namespace Notion.Refit.SourceGenerator.Parsing;

/// <summary>Reads what the address of a request is built of.</summary>
internal static class UriParser
{
    public static List<UriPart> Parse(PathTemplate template, ParameterRoles roles, DiagnosticBag diagnostics, Location? place)
    {
        var parts = new List<UriPart>();

        foreach (PathTemplatePiece piece in template.Path)
        {
            if (!piece.IsPlaceholder)
                parts.Add(new(UriPartKind.Literal, piece.Text));
            else if (roles.Placeholder(piece.Text) is { } parameter)
                AddPathValue(parts, parameter, piece.IsRest, diagnostics);
            else
                diagnostics.Add(DiagnosticDescriptors.UnmatchedPlaceholder, place, piece.Text);
        }

        foreach (PathTemplatePair pair in template.Query)
        {
            if (pair.Placeholder is null)
                parts.Add(new(UriPartKind.QueryLiteral, pair.Text));
            else if (roles.Placeholder(pair.Placeholder) is { } parameter)
                QueryParser.Add(parts, pair.Text, parameter, diagnostics);
            else
                diagnostics.Add(DiagnosticDescriptors.UnmatchedPlaceholder, place, pair.Placeholder);
        }

        foreach (IParameterSymbol parameter in roles.Queries)
            QueryParser.Add(parts, Uri.EscapeDataString(parameter.WireName()), parameter, diagnostics);

        return parts;
    }

    private static void AddPathValue(List<UriPart> parts, IParameterSymbol parameter, bool isRest, DiagnosticBag diagnostics)
    {
        string name = parameter.Identifier();

        if (parameter.Type.MayBeNull())
        {
            diagnostics.Add(DiagnosticDescriptors.NullablePathValue, parameter.Location(), parameter.Name);
            return;
        }

        if (isRest)
        {
            if (parameter.Type.SpecialType == SpecialType.System_String)
                parts.Add(new(UriPartKind.PathRest, Value: name, Parameter: name));
            else
                diagnostics.Add(DiagnosticDescriptors.UnsupportedValue, parameter.Location(), parameter.Name, parameter.Type.ToDisplayString(), "the rest of a path (which is a string)");

            return;
        }

        if (ValueText.IsDirect(parameter.Type))
            parts.Add(new(UriPartKind.PathValue, Value: name, Parameter: name, Format: ValueText.DefaultFormat(parameter.Type)));
        else if (ValueText.Expression(parameter.Type, name, mayBeNull: false, format: null) is { } text)
            parts.Add(new(UriPartKind.PathValue, Value: text, Parameter: name));
        else
            diagnostics.Add(DiagnosticDescriptors.UnsupportedValue, parameter.Location(), parameter.Name, parameter.Type.ToDisplayString(), "a path");
    }
}
