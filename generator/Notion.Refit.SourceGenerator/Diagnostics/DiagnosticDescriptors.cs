using Microsoft.CodeAnalysis;

namespace Notion.Refit.SourceGenerator.Diagnostics;

/// <summary>Everything that the generator refuses, in one table. All are errors: an interface with one of them gets no stub.</summary>
internal static class DiagnosticDescriptors
{
    private const string Category = "Notion.Refit.SourceGenerator";

    public static readonly DiagnosticDescriptor UnmatchedPlaceholder = Error(
        "NREFIT001", "Placeholder without a parameter",
        "The placeholder '{0}' has no parameter: name one like it, or use [AliasAs(\"{0}\")]");

    public static readonly DiagnosticDescriptor MalformedPath = Error(
        "NREFIT002", "Malformed path",
        "The path '{0}' cannot be used: {1}");

    public static readonly DiagnosticDescriptor NullablePathValue = Error(
        "NREFIT003", "Path value that may be missing",
        "The path value '{0}' must not be nullable: a path without it is another path");

    public static readonly DiagnosticDescriptor UnsupportedValue = Error(
        "NREFIT004", "Value that has no text form",
        "'{0}' of type '{1}' cannot travel in {2}: use text, a bool, a number, a time, an id or another type that formats itself");

    public static readonly DiagnosticDescriptor SecondBody = Error(
        "NREFIT005", "More than one body",
        "'{0}' is a second body; '{1}' already is the body");

    public static readonly DiagnosticDescriptor BodyNotAllowed = Error(
        "NREFIT006", "Body on a request that has none",
        "A {0} request has no body, but '{1}' is one");

    public static readonly DiagnosticDescriptor MultipartAndBody = Error(
        "NREFIT007", "Body in a multipart request",
        "The parts are the body of a [Multipart] request: '{0}' cannot be [Body] as well");

    public static readonly DiagnosticDescriptor UnsupportedBody = Error(
        "NREFIT008", "Body of an unsupported kind",
        "'{0}' of type '{1}' cannot be the body: use a model (INotionModel<T>), HttpContent, a Stream or text, and leave the serialization method at its default");

    public static readonly DiagnosticDescriptor SecondCancellationToken = Error(
        "NREFIT009", "More than one cancellation token",
        "'{0}' is a second CancellationToken");

    public static readonly DiagnosticDescriptor UnsupportedReturn = Error(
        "NREFIT010", "Unsupported return type",
        "'{0}' cannot return '{1}': {2}");

    public static readonly DiagnosticDescriptor Generic = Error(
        "NREFIT011", "Generic interface or method",
        "'{0}' must not be generic");

    public static readonly DiagnosticDescriptor NotARequest = Error(
        "NREFIT012", "Member that is no request",
        "'{0}' has no verb attribute such as [Get], so that the stub cannot implement it");

    public static readonly DiagnosticDescriptor BadHeader = Error(
        "NREFIT013", "Bad header",
        "The header '{0}' cannot be used: {1}");

    public static readonly DiagnosticDescriptor SecondVerb = Error(
        "NREFIT014", "More than one verb",
        "'{0}' has more than one verb attribute");

    public static readonly DiagnosticDescriptor TwoRoles = Error(
        "NREFIT015", "Parameter with two roles",
        "'{0}' cannot be both {1} and {2}");

    public static readonly DiagnosticDescriptor ByReference = Error(
        "NREFIT016", "Parameter passed by reference",
        "'{0}' must not be ref, out or in");

    public static readonly DiagnosticDescriptor BadMultipart = Error(
        "NREFIT017", "Bad multipart request",
        "The multipart request '{0}' cannot be built: {1}");

    public static readonly DiagnosticDescriptor BadQuery = Error(
        "NREFIT018", "Bad query options",
        "The [Query] options of '{0}' cannot be used: {1}");

    public static readonly DiagnosticDescriptor Inaccessible = Error(
        "NREFIT019", "Interface out of reach",
        "'{0}' cannot be implemented outside of its type or file: make it internal or public");

    public static readonly DiagnosticDescriptor SecondHeaderParameter = Error(
        "NREFIT020", "Header set twice",
        "'{0}' sets the header '{1}', which another parameter already sets");

    public static readonly DiagnosticDescriptor AmbiguousPlaceholder = Error(
        "NREFIT021", "Two parameters for one placeholder",
        "'{0}' and '{1}' both fit the placeholder '{2}'");

    private static DiagnosticDescriptor Error(string id, string title, string message) =>
        new(id, title, message, Category, DiagnosticSeverity.Error, isEnabledByDefault: true);
}
