using Microsoft.CodeAnalysis;

namespace Notion.Refit.RowGenerator.Model;

/// <summary>A diagnostic to report, as a value.</summary>
internal sealed record DiagnosticInfo(DiagnosticDescriptor Descriptor, LocationInfo? Location, EquatableArray<string> Arguments)
{
    public Diagnostic ToDiagnostic() =>
        Diagnostic.Create(Descriptor, Location?.ToLocation(), [.. Arguments]);
}
