using Microsoft.CodeAnalysis;
using Notion.Refit.SourceGenerator.Diagnostics;
using Notion.Refit.SourceGenerator.Model;

namespace Notion.Refit.SourceGenerator.Parsing;

/// <summary>What each parameter of a method is there for.</summary>
internal sealed class ParameterRoles
{
    private readonly Dictionary<string, IParameterSymbol> _placeholders = new(StringComparer.OrdinalIgnoreCase);

    public ParameterRoles(IMethodSymbol method, HttpVerb verb, PathTemplate template, DiagnosticBag diagnostics)
    {
        var names = new HashSet<string>(
            template.Path.Where(static piece => piece.IsPlaceholder).Select(static piece => piece.Text)
                .Concat(template.Query.Where(static pair => pair.Placeholder is not null).Select(static pair => pair.Placeholder!)),
            StringComparer.OrdinalIgnoreCase);

        bool isMultipart = method.Attribute(RefitNames.Multipart) is not null;

        foreach (IParameterSymbol parameter in method.Parameters)
        {
            if (parameter.RefKind != RefKind.None)
                diagnostics.Add(DiagnosticDescriptors.ByReference, parameter.Location(), parameter.Name);

            if (parameter.Type.Unwrap().Is("System.Threading.CancellationToken"))
            {
                if (CancellationToken is not null)
                    diagnostics.Add(DiagnosticDescriptors.SecondCancellationToken, parameter.Location(), parameter.Name);
                else if (parameter.Type.MayBeNull())
                    diagnostics.Add(DiagnosticDescriptors.UnsupportedValue, parameter.Location(), parameter.Name, parameter.Type.ToDisplayString(), "a call (a token is never null)");

                CancellationToken ??= parameter;
                continue;
            }

            string[] roles = [.. DeclaredRoles(parameter, names)];
            if (roles.Length > 1)
                diagnostics.Add(DiagnosticDescriptors.TwoRoles, parameter.Location(), parameter.Name, roles[0], roles[1]);

            // The first role stands, so that one mistake is not reported as two.
            Assign(parameter, roles.Length == 0 ? null : roles[0], verb, isMultipart, diagnostics);
        }
    }

    public IParameterSymbol? CancellationToken { get; private set; }

    public List<IParameterSymbol> Bodies { get; } = [];

    public List<IParameterSymbol> Parts { get; } = [];

    public List<IParameterSymbol> Queries { get; } = [];

    public List<IParameterSymbol> Headers { get; } = [];

    public List<IParameterSymbol> Properties { get; } = [];

    /// <summary>The parameter of a placeholder, whatever the case of its name.</summary>
    public IParameterSymbol? Placeholder(string name) => _placeholders.TryGetValue(name, out IParameterSymbol? parameter) ? parameter : null;

    private static IEnumerable<string> DeclaredRoles(IParameterSymbol parameter, HashSet<string> names)
    {
        if (names.Contains(parameter.WireName()))
            yield return "a placeholder's value";

        if (parameter.Attribute(RefitNames.Query) is not null)
            yield return "[Query]";

        if (parameter.Attribute(RefitNames.Body) is not null)
            yield return "[Body]";

        if (parameter.Attribute(RefitNames.Header) is not null)
            yield return "[Header]";

        if (parameter.Attribute(RefitNames.Authorize) is not null)
            yield return "[Authorize]";

        if (parameter.Attribute(RefitNames.Property) is not null)
            yield return "[Property]";
    }

    private void Assign(IParameterSymbol parameter, string? role, HttpVerb verb, bool isMultipart, DiagnosticBag diagnostics)
    {
        switch (role)
        {
            case "[Query]":
                Queries.Add(parameter);
                break;
            case "[Body]":
                Bodies.Add(parameter);
                break;
            case "[Header]" or "[Authorize]":
                Headers.Add(parameter);
                break;
            case "[Property]":
                Properties.Add(parameter);
                break;
            case not null when Placeholder(parameter.WireName()) is { } other:
                diagnostics.Add(DiagnosticDescriptors.AmbiguousPlaceholder, parameter.Location(), other.Name, parameter.Name, parameter.WireName());
                break;
            case not null:
                _placeholders.Add(parameter.WireName(), parameter);
                break;
            case null when isMultipart:
                Parts.Add(parameter);
                break;
            case null when verb.BodyByDefault && ContentParser.IsBodyByNature(parameter.Type):
                Bodies.Add(parameter);
                break;
            default:
                Queries.Add(parameter);
                break;
        }
    }
}
