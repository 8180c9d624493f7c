using Microsoft.CodeAnalysis;
using Notion.Refit.SourceGenerator.Diagnostics;
using Notion.Refit.SourceGenerator.Model;

namespace Notion.Refit.SourceGenerator.Parsing;

/// <summary>Reads the headers of a request: those of the interface, then of the method, then of its parameters; the later one wins.</summary>
internal static class HeaderParser
{
    private static readonly HashSet<string> ContentHeaders = new(StringComparer.OrdinalIgnoreCase)
    {
        "Allow", "Content-Disposition", "Content-Encoding", "Content-Language", "Content-Length", "Content-Location",
        "Content-MD5", "Content-Range", "Content-Type", "Expires", "Last-Modified",
    };

    public static List<HeaderModel> Parse(INamedTypeSymbol type, IMethodSymbol method, ParameterRoles roles, bool hasBody, DiagnosticBag diagnostics, Location? place)
    {
        var headers = new List<HeaderModel>();

        // Headers that describe a body are set for the whole interface; they mean the methods that have one.
        foreach (INamedTypeSymbol owner in type.AllInterfaces.Reverse().Append(type))
            AddStatic(headers, owner, type.Location(), requiresBody: false, hasBody, diagnostics);

        AddStatic(headers, method, place, requiresBody: true, hasBody, diagnostics);

        var dynamic = new List<HeaderModel>();
        foreach (IParameterSymbol parameter in roles.Headers)
        {
            if (Dynamic(parameter, hasBody, diagnostics) is not { } header)
                continue;

            if (dynamic.Any(other => IsSame(other, header.Name)))
                diagnostics.Add(DiagnosticDescriptors.SecondHeaderParameter, parameter.Location(), parameter.Name, header.Name);

            headers.RemoveAll(other => IsSame(other, header.Name));
            dynamic.Add(header);
        }

        headers.AddRange(dynamic);
        return headers;
    }

    private static void AddStatic(List<HeaderModel> headers, ISymbol owner, Location? fallback, bool requiresBody, bool hasBody, DiagnosticBag diagnostics)
    {
        if (owner.Attribute(RefitNames.Headers) is not { } attribute)
            return;

        Location? place = attribute.Location() ?? fallback;

        foreach (string text in Texts(attribute))
        {
            int colon = text.IndexOf(':');
            string name = (colon < 0 ? text : text.Substring(0, colon)).Trim();
            string value = colon < 0 ? "" : text.Substring(colon + 1).Trim();
            bool isContentHeader = ContentHeaders.Contains(name);

            string? problem = NameProblem(name)
                ?? ValueProblem(value)
                ?? (requiresBody && isContentHeader && !hasBody && colon >= 0 ? "it describes a body, and there is none" : null);

            if (problem is not null)
            {
                diagnostics.Add(DiagnosticDescriptors.BadHeader, place, name, problem);
                continue;
            }

            int removed = headers.RemoveAll(header => IsSame(header, name));

            if (colon >= 0 && (hasBody || !isContentHeader))
                headers.Add(new(name, value, IsContentHeader: isContentHeader));
            else if (colon < 0 && removed == 0 && (hasBody || !isContentHeader))
                diagnostics.Add(DiagnosticDescriptors.BadHeader, place, name, "write 'Name: value'; a name alone removes a header, and there is none of this name");
        }
    }

    private static IEnumerable<string> Texts(AttributeData attribute) =>
        attribute.ConstructorArguments
            .SelectMany(static argument => argument.Kind == TypedConstantKind.Array ? (argument.IsNull ? [] : [.. argument.Values]) : new[] { argument })
            .Select(static value => value.Value as string)
            .Where(static text => text is not null)!;

    private static HeaderModel? Dynamic(IParameterSymbol parameter, bool hasBody, DiagnosticBag diagnostics)
    {
        AttributeData? authorize = parameter.Attribute(RefitNames.Authorize);
        string name = authorize is not null ? "Authorization" : (parameter.Attribute(RefitNames.Header)?.Argument<string>(0) ?? "").Trim();
        string? scheme = authorize is null ? null : authorize.Argument<string>(0) ?? "Bearer";
        bool isContentHeader = ContentHeaders.Contains(name);

        string? problem = NameProblem(name)
            ?? (scheme is null ? null : NameProblem(scheme))
            ?? (isContentHeader && !hasBody ? "it describes a body, and there is none" : null);

        if (problem is not null)
        {
            diagnostics.Add(DiagnosticDescriptors.BadHeader, parameter.Location(), name, problem);
            return null;
        }

        string? value = ValueText.Expression(parameter.Type, parameter.Identifier(), parameter.Type.MayBeNull(), format: null);
        if (value is null)
        {
            diagnostics.Add(DiagnosticDescriptors.UnsupportedValue, parameter.Location(), parameter.Name, parameter.Type.ToDisplayString(), "a header");
            return null;
        }

        return new(name, Text: null, value, parameter.Identifier(), scheme, isContentHeader);
    }

    private static bool IsSame(HeaderModel header, string name) => string.Equals(header.Name, name, StringComparison.OrdinalIgnoreCase);

    private static string? NameProblem(string name) =>
        name.Length > 0 && name.All(static c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') || "!#$%&'*+-.^_`|~".IndexOf(c) >= 0)
            ? null
            : "its name has to be letters, digits and the few signs that RFC 9110 allows";

    private static string? ValueProblem(string value) =>
        value.All(static c => c is '\t' or (>= ' ' and <= '~')) ? null : "its value has line breaks, control characters or characters beyond ASCII";
}
