using Microsoft.CodeAnalysis;
using Notion.Refit.SourceGenerator.Model;

namespace Notion.Refit.SourceGenerator.Diagnostics;

/// <summary>Collects what is wrong with an interface while it is parsed.</summary>
internal sealed class DiagnosticBag
{
    private readonly List<DiagnosticInfo> _items = [];

    public void Add(DiagnosticDescriptor descriptor, Location? location, params string[] arguments) =>
        _items.Add(new(descriptor, LocationInfo.From(location), new([.. arguments])));

    public EquatableArray<DiagnosticInfo> ToArray() => new([.. _items]);
}
