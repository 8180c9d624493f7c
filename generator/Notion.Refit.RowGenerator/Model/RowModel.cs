namespace Notion.Refit.RowGenerator.Model;

/// <summary>A record with <c>[NotionRow]</c>.</summary>
internal sealed record RowModel
{
    public required string Namespace { get; init; }

    /// <summary>Gets the declarations of the types that contain the record, from the outside.</summary>
    public required EquatableArray<string> Containers { get; init; }

    public required string Name { get; init; }

    /// <summary>Gets the qualified name, with <c>global::</c>.</summary>
    public required string FullName { get; init; }

    public required string HintName { get; init; }

    public required bool IsPublic { get; init; }

    public required bool IsSealed { get; init; }

    public required bool HasBase { get; init; }

    public required EquatableArray<MemberModel> Members { get; init; }

    /// <summary>Gets the parameters of the constructor by name.</summary>
    public required EquatableArray<string> Parameters { get; init; }

    /// <summary>Gets members that are required but not mapped.</summary>
    public required EquatableArray<string> Unmapped { get; init; }

    public required EquatableArray<StateModel> State { get; init; }

    public required bool WritesEquals { get; init; }

    public required bool WritesHashCode { get; init; }

    public required bool WritesPrint { get; init; }

    public required bool IsValid { get; init; }

    public EquatableArray<DiagnosticInfo> Diagnostics { get; init; }
}
