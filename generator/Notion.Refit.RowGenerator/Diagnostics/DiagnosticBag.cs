using Microsoft.CodeAnalysis;
using Notion.Refit.RowGenerator.Model;

namespace Notion.Refit.RowGenerator.Diagnostics;

/// <summary>Collects the diagnostics of a row type.</summary>
internal sealed class DiagnosticBag
{
    private readonly List<DiagnosticInfo> _items = [];

    public void Add(DiagnosticDescriptor descriptor, Location? location, params string[] arguments) =>
        _items.Add(new(descriptor, LocationInfo.From(location), new([.. arguments])));

    public EquatableArray<DiagnosticInfo> ToArray() => new([.. _items]);
}
